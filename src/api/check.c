/* SPDX-License-Identifier: Apache-2.0 */
#include "api/api.h"
#include "report/report.h"

static const gj_style plain = {GJ_EN, false, 80, false};
static const gj_style plain_zh = {GJ_ZH, false, 80, false};

/* The record borrows from the text, so the service keeps a copy of both name and text. */
static int copy_source(gj_source *out, gj_arena *arena, const char *name, const char *text,
		       size_t length)
{
	gj_str whole = {text, length};

	if (gj_arena_str(arena, &out->name, gj_str_of(name)) != GJ_OK)
		return GJ_ENOMEM;
	return gj_arena_str(arena, &out->text, whole);
}

int gj_service_read(gj_service **out, const gj_rules *rules, const char *name, const char *text,
		    size_t length, gj_error *err)
{
	gj_service *service = rules->alloc->take(rules->alloc->context, sizeof *service);
	gj_source source;
	int rc;

	*out = NULL;
	if (service == NULL)
		return gj_fault_memory(err);
	service->alloc = rules->alloc;
	gj_arena_init(&service->arena, rules->alloc, GJ_ARENA_DEFAULT_LIMIT);
	if (copy_source(&source, &service->arena, name, text, length) != GJ_OK)
		rc = gj_fault_memory(err);
	else
		rc = gj_record_read(&service->record, &service->arena, rules->law, &source, err);
	if (rc != GJ_OK) {
		gj_service_free(service);
		return rc;
	}
	*out = service;
	return GJ_OK;
}

void gj_service_free(gj_service *service)
{
	if (service == NULL)
		return;
	gj_arena_free(&service->arena);
	service->alloc->give(service->alloc->context, service, sizeof *service);
}

/* A report is about the law that the file asks about; gj_check_at knows every norm. */
static int narrow(gj_check *check, gj_error *err)
{
	const bool *regime = check->verdicts->record->regime;
	gj_verdicts *told;

	check->told = check->verdicts;
	if (regime == NULL)
		return GJ_OK;
	told = gj_arena_get(&check->arena, sizeof *told);
	if (told == NULL)
		return gj_fault_memory(err);
	*told = *check->verdicts;
	told->item = gj_arena_array(&check->arena, told->n, sizeof *told->item);
	if (told->item == NULL)
		return gj_fault_memory(err);
	memcpy(told->item, check->verdicts->item, told->n * sizeof *told->item);
	check->told = told;
	return gj_verdicts_keep(told, &check->arena, regime, err);
}

int gj_check_run(gj_check **out, const gj_rules *rules, const gj_service *service, gj_day on,
		 gj_error *err)
{
	gj_check *check = rules->alloc->take(rules->alloc->context, sizeof *check);
	gj_circuit *circuit;
	int rc;

	*out = NULL;
	if (check == NULL)
		return gj_fault_memory(err);
	check->alloc = rules->alloc;
	gj_arena_init(&check->arena, rules->alloc, GJ_ARENA_DEFAULT_LIMIT);
	gj_buf_init(&check->report, rules->alloc, GJ_BUF_DEFAULT_LIMIT);
	rc = gj_circuit_from_law(&circuit, &check->arena, rules->law, on, err);
	if (rc == GJ_OK)
		rc = gj_evaluate(&check->verdicts, &check->arena, circuit, service->record, err);
	if (rc == GJ_OK)
		rc = narrow(check, err);
	if (rc != GJ_OK) {
		gj_check_free(check);
		return rc;
	}
	check->rules = rules;
	*out = check;
	return GJ_OK;
}

void gj_check_free(gj_check *check)
{
	if (check == NULL)
		return;
	gj_buf_free(&check->report);
	gj_arena_free(&check->arena);
	check->alloc->give(check->alloc->context, check, sizeof *check);
}

int gj_check_at(const gj_check *check, size_t index, gj_check_verdict *out)
{
	const gj_verdict *verdict;

	if (index >= check->verdicts->n)
		return GJ_EINPUT;
	verdict = &check->verdicts->item[index];
	out->norm = gj_rules_norm_id(check->rules, verdict->norm);
	out->applicability = verdict->applicability;
	out->because = verdict->because;
	out->compliance = verdict->compliance;
	out->due = verdict->due;
	out->since = verdict->since;
	out->from = verdict->from;
	return GJ_OK;
}

int gj_check_find(const gj_check *check, const char *norm, gj_check_verdict *out)
{
	uint32_t index;

	if (!gj_map_get(&check->verdicts->law->norms, gj_str_of(norm), &index))
		return GJ_EINPUT;
	return gj_check_at(check, index, out);
}

static int hand_over(gj_check *check, const char **out, size_t *length)
{
	gj_str text = gj_buf_str(&check->report);

	*out = NULL;
	*length = 0;
	if (gj_buf_status(&check->report) != GJ_OK)
		return GJ_ENOMEM;
	*out = text.len > 0 ? text.at : "";
	*length = text.len;
	return GJ_OK;
}

int gj_check_report(gj_check *check, gj_check_format format, const char **out, size_t *length)
{
	gj_buf_clear(&check->report);
	if (format == GJ_CHECK_JSON)
		gj_report_check_json(&check->report, check->told, false);
	else
		gj_report_check_text(&check->report, check->told,
				     format == GJ_CHECK_TEXT_ZH ? &plain_zh : &plain);
	return hand_over(check, out, length);
}

int gj_check_why(gj_check *check, const char *norm, gj_check_format format, const char **out,
		 size_t *length)
{
	uint32_t index;
	int rc;

	*out = NULL;
	*length = 0;
	if (!gj_map_get(&check->verdicts->law->norms, gj_str_of(norm), &index))
		return GJ_EINPUT;
	gj_buf_clear(&check->report);
	if (format == GJ_CHECK_JSON)
		rc = gj_report_why_json(&check->report, check->verdicts, index);
	else
		rc = gj_report_why_text(&check->report, check->verdicts, index,
					format == GJ_CHECK_TEXT_ZH ? &plain_zh : &plain);
	return rc != GJ_OK ? rc : hand_over(check, out, length);
}
