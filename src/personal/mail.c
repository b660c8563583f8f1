/* SPDX-License-Identifier: Apache-2.0 */
/*
 * E-mail addresses: a local part without quotes, a domain of ASCII labels with a last one of letters. Not names of files and
 * packages with an `@`, not the part of an URL that says who logs in, not addresses of version control.
 */
#include "personal/look.h"

enum { LABEL = 63, LOCAL = 64, LAST = 24 };

static bool is_local(unsigned char sign)
{
	return gj_sign_is_alnum(sign) || sign == '.' || sign == '_' || sign == '%' || sign == '+' ||
	       sign == '-';
}

/* Its first byte, or `at` when it is none. */
static size_t local_start(gj_str text, size_t at, size_t from)
{
	size_t floor = at > GJ_PERSONAL_REACH ? at - GJ_PERSONAL_REACH : 0, start, edge = at, n = 0;
	unsigned char sign, last = 0;

	floor = floor > from ? floor : from;
	for (size_t i = at;; i = start) {
		sign = gj_sign_before(text, i, &start);
		if (!is_local(sign) || start < from)
			break;
		if (start < floor || ++n > LOCAL || (sign == '.' && (last == '.' || last == 0)))
			return at;
		last = sign;
		if (gj_sign_is_alnum(sign) || sign == '_')
			edge = start;
	}
	if (sign == '@')
		return at;
	return edge;
}

/* Is a scheme's `://` there before the local part? */
static bool in_url(gj_str text, size_t at)
{
	for (size_t n = 0; n < LOCAL && at > 0; n++) {
		unsigned char sign = gj_sign_before(text, at, &at);

		if (sign <= ' ' || sign == '"')
			return false;
		if (sign == '/' && gj_sign_before(text, at, &at) == '/' &&
		    gj_sign_before(text, at, &at) == ':')
			return true;
	}
	return false;
}

/* Last labels that are names of files more often than domains. */
static bool is_file(const char *label, size_t n)
{
	static const char files[][5] = {"PNG",	"JPG",	"JPEG", "GIF", "SVG", "WEBP", "BMP",
					"ICO",	"CSS",	"JS",	"MJS", "TS",  "TSX",  "JSX",
					"JSON", "XML",	"HTML", "PHP", "TXT", "MD",   "PDF",
					"LESS", "SCSS", "YAML", "YML", "MIN"};

	for (size_t i = 0; n < sizeof *files && i < sizeof files / sizeof *files; i++)
		if (files[i][n] == '\0' && memcmp(files[i], label, n) == 0)
			return true;
	return false;
}

typedef struct domain {
	char sign[GJ_PERSONAL_VALUE];
	size_t n, label; /* signs in all, and where the open label starts */
	size_t good;	 /* signs up to the end of the last label that may end it; 0: none */
	size_t end;	 /* and its last byte */
} domain;

/* A label ends at byte `end`. false: the domain cannot go on. */
static bool close_label(domain *d, size_t end)
{
	size_t n = d->n - d->label;
	bool letters = true;

	if (n == 0 || n > LABEL || d->sign[d->label] == '-' || d->sign[d->n - 1] == '-')
		return false;
	for (size_t i = d->label; i < d->n; i++)
		letters = letters && gj_sign_is_letter((unsigned char)d->sign[i]);
	if (d->label > 0) {
		bool last = (letters && n >= 2 && n <= LAST) ||
			    (n > 4 && memcmp(d->sign + d->label, "XN--", 4) == 0);

		/* A digit there, and what was a domain is none: 1.2.3, host.example.1 */
		d->good = last && !is_file(d->sign + d->label, n) ? d->n : 0;
		d->end = end;
	}
	return true;
}

/* A hyphen that something of the label follows. */
static bool hyphenates(gj_str text, unsigned char sign, size_t at)
{
	unsigned char next = gj_sign_next(text, &at, &at);

	return sign == '-' && (gj_sign_is_alnum(next) || next == '-');
}

static bool read_domain(gj_str text, size_t at, domain *d)
{
	size_t limit = at + GJ_PERSONAL_REACH, end, next;
	unsigned char sign;

	*d = (domain){{0}, 0, 0, 0, 0};
	for (size_t last = at;; last = at = end) {
		sign = gj_sign_next(text, &at, &end);
		if (end > limit || d->n + 1 >= sizeof d->sign)
			return false;
		if (gj_sign_is_alnum(sign) || hyphenates(text, sign, end)) {
			d->sign[d->n++] = (char)sign;
			continue;
		}
		if (!close_label(d, last))
			return false;
		if (sign != '.' ||
		    !(next = end, gj_sign_is_alnum(gj_sign_next(text, &next, &next))))
			break;
		d->sign[d->n++] = '.';
		d->label = d->n;
	}
	if (sign == '@' || sign == '_')
		return false;
	if (sign == ':' && gj_sign_is_letter(gj_sign_next(text, &end, &end))) /* host:path */
		return false;
	return d->good > 0;
}

static char lower(char sign)
{
	return gj_sign_is_letter((unsigned char)sign) ? (char)(sign - 'A' + 'a') : sign;
}

bool gj_find_mail(gj_str window, size_t at, size_t from, gj_match *match)
{
	size_t start = local_start(window, at, from), end, domain_at;
	domain d;

	gj_sign_at(window, at, &domain_at);
	if (start == at || !read_domain(window, domain_at, &d) || in_url(window, start))
		return false;
	match->at = start;
	match->end = d.end;
	match->proof = GJ_PROOF_SHAPE;
	match->len = 0;
	for (size_t i = start; i < at; i = end) {
		unsigned char sign = gj_sign_next(window, &i, &end);

		if (i < at)
			match->value[match->len++] = lower((char)sign);
	}
	match->value[match->len++] = '@';
	if (match->len + d.good > sizeof match->value)
		return false;
	for (size_t i = 0; i < d.good; i++)
		match->value[match->len++] = lower(d.sign[i]);
	return true;
}
