/* SPDX-License-Identifier: Apache-2.0 */
#include "report/export_parts.h"

enum { ASKS_SHOWN = 5 };

void gj_text_start(gj_buf *text, const gj_buf *out)
{
	gj_buf_init(text, out->alloc, GJ_BUF_DEFAULT_LIMIT);
}

void gj_text_end(gj_buf *text, gj_buf *out)
{
	out->failed = out->failed || text->failed;
	gj_buf_free(text);
}

void gj_put_cite(gj_buf *out, const gj_cite *cite, gj_tongue tongue)
{
	gj_buf_add(out, cite->instrument.text);
	if (cite->n == 0)
		return;
	gj_buf_putc(out, ' ');
	gj_print_steps(out, cite, tongue);
}

void gj_put_told(gj_buf *out, const gj_fact *fact, const gj_input *input, gj_tongue tongue)
{
	gj_style style = {tongue, false, 80, false};
	gj_buf none;
	gj_page page;

	/* The words that the text report has: one way of writing values, not two. */
	gj_text_start(&none, out);
	gj_page_start(&page, &none, &style);
	gj_page_input(&page, fact, input);
	gj_buf_add(out, gj_buf_str(&page.scratch));
	out->failed = out->failed || page.scratch.failed;
	gj_page_done(&page);
	gj_text_end(&none, out);
}

size_t gj_same_before(const gj_exporting *e, size_t service)
{
	size_t same = 0;

	for (size_t i = 0; i < service; i++)
		same += gj_str_eq(e->record[i]->service, e->record[service]->service);
	return same;
}

static void put_day_or(gj_buf *out, gj_tongue tongue, gj_day day, gj_message dated,
		       gj_message undated)
{
	char text[11];

	if (day == GJ_DAY_NONE) {
		gj_message_add(out, tongue, undated, NULL);
		return;
	}
	gj_day_format(day, text);
	gj_message_add(out, tongue, dated, GJ_ARGS(gj_str_of(text)));
}

static void put_not(gj_buf *out, const gj_verdict *v, gj_tongue tongue)
{
	gj_message_add(out, tongue, GJ_M_X_NOT_BECAUSE,
		       GJ_ARGS(gj_str_of(gj_message_text(gj_because_message(v->because), tongue))));
	if (v->later == GJ_DAY_NONE)
		return;
	gj_message_add(out, tongue, GJ_M_SEMICOLON, NULL);
	put_day_or(out, tongue, v->later, v->then == GJ_TRUE ? GJ_M_X_LATER : GJ_M_X_LATER_PERHAPS,
		   GJ_M_X_NOT_APPLICABLE);
}

static void put_state(gj_buf *out, const gj_law *law, const gj_verdict *v, gj_tongue tongue)
{
	static const gj_message said[GJ_N_OUTCOMES] = {
		[GJ_OUTCOME_MET] = GJ_M_X_MET,
		[GJ_OUTCOME_NOT_YET] = GJ_M_X_NOT_YET,
		[GJ_OUTCOME_OPEN] = GJ_M_X_OPEN,
		[GJ_OUTCOME_NOT_CHECKED] = GJ_M_X_NOT_CHECKED,
		[GJ_OUTCOME_UNDECIDED] = GJ_M_X_UNDECIDED,
		[GJ_OUTCOME_NO_DUTY] = GJ_M_X_NO_DUTY,
	};
	gj_outcome outcome = gj_outcome_of(law, v);

	if (v->applicability == GJ_FUTURE) /* whatever is to be kept in it */
		put_day_or(out, tongue, v->from, GJ_M_X_FUTURE, GJ_M_X_NOT_APPLICABLE);
	else if (outcome == GJ_OUTCOME_BREACHED)
		put_day_or(out, tongue, v->since, GJ_M_X_BREACHED_SINCE, GJ_M_X_BREACHED);
	else if (outcome == GJ_OUTCOME_PENDING)
		put_day_or(out, tongue, v->due, GJ_M_X_PENDING_BY, GJ_M_X_PENDING);
	else if (outcome == GJ_OUTCOME_NOT_APPLICABLE)
		put_not(out, v, tongue);
	else
		gj_message_add(out, tongue, said[outcome], NULL);
}

/* The first names, and how many there are besides. All roles are one name. */
static void put_asks(gj_buf *out, const gj_law *law, const gj_asks *asks, gj_tongue tongue)
{
	size_t shown = 0, more = 0;
	bool roles = false;
	gj_buf names;
	char count[12];

	gj_text_start(&names, out);
	for (size_t i = 0; i < asks->n; i++) {
		bool role = asks->at[i].kind == GJ_ASK_ROLE;

		if (role && roles)
			continue;
		roles = roles || role;
		if (shown == ASKS_SHOWN) {
			more++;
			continue;
		}
		if (shown++ > 0)
			gj_message_add(&names, tongue, GJ_M_LIST, NULL);
		gj_buf_add(&names, role ? GJ_STR("roles") : gj_ask_name(law, asks->at[i]));
	}
	if (more > 0)
		gj_message_add(out, tongue, GJ_M_X_FIRST_MORE,
			       GJ_ARGS(gj_buf_str(&names), gj_count(count, more)));
	else
		gj_buf_add(out, gj_buf_str(&names));
	gj_text_end(&names, out);
}

void gj_put_sentence(gj_buf *out, const gj_verdicts *verdicts, const gj_verdict *verdict,
		     gj_tongue tongue)
{
	gj_outcome outcome = gj_outcome_of(verdicts->law, verdict);
	bool hangs = outcome == GJ_OUTCOME_UNDECIDED || outcome == GJ_OUTCOME_OPEN ||
		     outcome == GJ_OUTCOME_NOT_CHECKED;
	gj_buf state, asks;

	if (!hangs || verdict->asks.n == 0) {
		put_state(out, verdicts->law, verdict, tongue);
		return;
	}
	gj_text_start(&state, out);
	gj_text_start(&asks, out);
	put_state(&state, verdicts->law, verdict, tongue);
	put_asks(&asks, verdicts->law, &verdict->asks, tongue);
	gj_message_add(out, tongue, GJ_M_X_HANGS_ON,
		       GJ_ARGS(gj_buf_str(&state), gj_buf_str(&asks)));
	gj_text_end(&asks, out);
	gj_text_end(&state, out);
}

/* Unreserved characters and `/` stand for themselves (RFC 3986, sections 2.3 and 3.3); a colon could look like a scheme. */
void gj_put_uri(gj_buf *out, gj_str path)
{
	if (gj_str_starts(path, GJ_STR("/")))
		gj_buf_puts(out, "file://");
	for (size_t i = 0; i < path.len; i++) {
		unsigned char c = (unsigned char)path.at[i];
		bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
			     (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' ||
			     c == '~' || c == '/';

		if (plain)
			gj_buf_putc(out, (char)c);
		else
			gj_buf_printf(out, "%%%02X", c);
	}
}
