/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The style sheet of all HTML reports. Contrast of text is 7 to 1 and more on either ground, of drawings 3 to 1; colour
 * only repeats what words and shapes say. What stands beside each other on a wide page stands below on a narrow one.
 */
#include "report/html.h"

const char *const gj_html_style[] = {
	":root{color-scheme:light "
	"dark;--ground:#fff;--ink:#1a1a1a;--dim:#4d4d4d;--line:#c9c9c9;--fill:#2f5d8a;"
	"--link:#0a4a96;--red:#9b0010;--amber:#6b4300;--panel:#f4f5f7}",
	"@media(prefers-color-scheme:dark){:root{--ground:#141517;--ink:#ececec;--dim:#bdbdbd;--"
	"line:#4a4d52;"
	"--fill:#7fb2e5;--link:#a3c9ff;--red:#ff9d94;--amber:#f3c677;--panel:#1e2023}}",
	"*{box-sizing:border-box}",
	"html{background:var(--ground);color:var(--ink);font:1rem/1.55 "
	"system-ui,-apple-system,\"Segoe UI\",\"Noto Sans\","
	"\"Noto Sans CJK SC\",\"PingFang SC\",\"Microsoft "
	"YaHei\",sans-serif;overflow-wrap:anywhere}",
	"body{max-width:62rem;margin:0 auto;padding:1rem 1.25rem 3rem}",
	"h1,h2,h3,h4{line-height:1.25;margin:1.6em 0 .4em;text-wrap:balance}",
	"h1{font-size:1.9rem;margin-top:.4em}",
	"h2{font-size:1.4rem;border-bottom:2px solid "
	"var(--ink);padding-bottom:.2em;margin-top:2.2em}",
	"h3{font-size:1.1rem}",
	"article section>h3:first-child{font-size:1.25rem;border-bottom:1px solid "
	"var(--ink);padding-bottom:.2em}",
	"h4{font-size:1rem}",
	"p{margin:.15em 0}",
	".gap,section>.dim+p:not([class]){margin-top:1em}",
	"section>ul:not([class]){margin:.3em 0;padding-left:1.2rem}",
	"a{color:var(--link)}",
	":focus-visible{outline:3px solid var(--link);outline-offset:2px}",
	".skip{position:absolute;left:-999rem}",
	".skip:focus{position:static}",
	".bold{font-weight:600}",
	".dim{color:var(--dim)}",
	".red{color:var(--red);font-weight:600}",
	".amber{color:var(--amber)}",
	".in1{margin-left:1rem}",
	".in2{margin-left:2rem}",
	".in3{margin-left:3rem}",
	"ul[role=list]{list-style:none;margin:0;padding:0}",
	".contents{background:var(--panel);padding:.7rem 1rem;margin:1.2rem 0}",
	".contents ul{columns:15rem auto;column-gap:2rem}",
	".contents li{break-inside:avoid;padding:.1em 0}",
	".rows>li{display:grid;grid-template-columns:9.5rem "
	"minmax(0,1fr);column-gap:1rem;padding:.5em 0;"
	"border-top:1px solid var(--line)}",
	".rows>li>*{grid-column:2}",
	".rows>li>.left{grid-column:1;grid-row:1;font-weight:600;font-variant-numeric:tabular-"
	"nums}",
	"h2+.rows>li:first-child,h3+.rows>li:first-child{border-top:0}",
	".rows+p{margin-top:.8em}",
	"li:target,.proof:target,h2:target{background:var(--panel);outline:2px solid var(--link)}",
	"details{margin:.25em 0}",
	"summary{color:var(--link);cursor:pointer;width:fit-content;max-width:100%}",
	".proof{margin:1em 0}",
	/* An empty marker leaves it a list for every reader; `none` does not. */
	"details ul,.proof ul{list-style-type:\"\";margin:.2em 0 0;padding:0;font-size:.925rem}",
	"details ul ul,.proof ul "
	"ul{font-size:1em;margin-left:.3rem;padding-left:.9rem;border-left:1px solid var(--line)}",
	"details li,.proof li{padding:.1em 0}",
	"details i,.proof i{font-style:normal;color:var(--dim);font-variant-numeric:tabular-nums}",
	"pre{margin:.4em 0;padding:.5em "
	".8em;background:var(--panel);white-space:pre-wrap;overflow-wrap:anywhere;font-size:."
	"875rem}",
	"b.open{color:var(--amber)}",
	"figure{margin:1.4em 0}",
	"figcaption{font-weight:600}",
	".time{display:block;overflow:hidden}",
	".time "
	"text{font-size:.8125rem;fill:var(--ink);paint-order:stroke;stroke:var(--ground);stroke-"
	"width:3px}",
	".time .tick{fill:var(--dim);font-size:.75rem}",
	".time .now-day{fill:var(--red)}",
	".grid{stroke:var(--line)}",
	".now{stroke:var(--red);stroke-width:2;stroke-dasharray:6 3}",
	".solid,.mark,.start{fill:var(--fill)}",
	".dashed,.dotted{fill:var(--ground);stroke:var(--fill);stroke-width:2;stroke-dasharray:7 "
	"4}",
	".dotted{stroke-dasharray:2 3}",
	".start{stroke:var(--ground);stroke-width:2}",
	".cross{stroke:var(--red);stroke-width:3.5}",
	".ring{fill:var(--ground);stroke:var(--fill);stroke-width:3}",
	/* Lines of a drawing differ in their dashes first. */
	".line{fill:none;stroke:var(--fill);stroke-width:2.5;vector-effect:non-scaling-stroke}",
	".line1{stroke:var(--red);stroke-dasharray:9 4}",
	".line2{stroke:var(--amber);stroke-dasharray:2 4}",
	".line3{stroke:var(--ink);stroke-dasharray:12 4 2 4}",
	".depth{fill:var(--fill)}",
	".span{fill:var(--dim);fill-opacity:.15}",
	".keys{display:flex;flex-wrap:wrap;gap:.3rem 1.5rem}",
	".key{vertical-align:-.15em}",
	"table{border-collapse:collapse;width:100%;margin:.8em 0}",
	".wide{overflow-x:auto}.wide table{font-size:.875rem}.wide tbody th{min-width:9em}",
	"caption{text-align:left;font-weight:600;padding:.3em 0}",
	"th,td{text-align:left;vertical-align:top;padding:.35em .7em .35em 0;border-top:1px solid "
	"var(--line)}",
	"@media(min-width:40.01rem){th,td{overflow-wrap:break-word}td:nth-child(3):not(.number){"
	"min-width:10rem}"
	"}",
	".number{text-align:right;font-variant-numeric:tabular-nums}",
	".share{min-width:6rem}",
	"th>p:first-child,td>p:first-child{margin-top:0}",
	".bar{display:block;margin-top:.4em}",
	".rail{fill:none;stroke:var(--dim)}",
	"tr:target,table:target caption{outline:2px solid var(--link)}",
	"thead th{color:var(--dim)}",
	"th[scope=row]{font-weight:500}",
	"footer{margin-top:3rem;border-top:1px solid "
	"var(--line);padding-top:.7rem;color:var(--dim)}",
	"article+article{margin-top:5rem}",
	"@media(max-width:40rem){body{padding:.5rem .8rem "
	"2rem}.rows>li{display:block}h1{font-size:1.5rem}"
	"table,tbody,tr,th,td{font-size:.875rem}details ul ul,.proof ul "
	"ul{margin-left:0;padding-left:.5rem}",
	/* A bar only repeats numbers: on a narrow page they have its room. */
	".share{display:none}.number{min-width:4.4em}thead "
	".number{font-size:.72rem;min-width:5.5em}td,th{padding-right:.35em}}",
	"@media(forced-colors:active){.solid,.mark,.start{fill:CanvasText}.dashed,.dotted,.ring{"
	"stroke:CanvasText}}",
	"@page{margin:16mm 15mm}",
	"@media "
	"print{:root{--ground:#fff;--ink:#000;--dim:#333;--line:#ccc;--fill:#2f5d8a;--link:#000;--"
	"red:#7a000c;"
	"--amber:#4f3200;--panel:#fff}html{font-size:9.5pt}body{max-width:none;padding:0}.skip,."
	"contents{display:none}"
	"details::details-content{content-visibility:visible;block-size:auto}summary{list-style:"
	"none}"
	"h1,h2,h3,h4,summary,figcaption,caption{break-after:avoid}figure,tr,.rows>li>p{break-"
	"inside:avoid}"
	"article+article{break-before:page;border:0}thead{display:table-header-group}a{text-"
	"decoration:none}"
	"a[href^=http]::after{content:\" (\" attr(href) \")\"}}",
	NULL,
};
