/* SPDX-License-Identifier: Apache-2.0 */
/* What the HTML reports on a rule base share: html_law.c. */
#ifndef GJ_REPORT_HTML_LAW_H
#define GJ_REPORT_HTML_LAW_H

#include "report/html.h"
#include "report/law_parts.h"

/* A document of one part, up to its contents; then its end. `title`: of the window. */
void gj_html_law_open(gj_html *html, gj_buf *out, const gj_law *law, gj_str title,
		      const gj_style *style);
void gj_html_law_close(gj_html *html, gj_buf *out);

/* The h1 of a message; it names the window too. */
gj_str gj_html_law_name(const gj_style *style, gj_message key);

/* Every article with its status and what it became. `linked`: norms have a place in this part. How many numbers have a block. */
unsigned gj_html_provisions(gj_html *html, uint32_t instrument, bool linked);

#endif
