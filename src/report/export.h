/* SPDX-License-Identifier: Apache-2.0 */
/* Verdicts on services in the formats of others: one document for all services of a call, written as they are checked. */
#ifndef GJ_REPORT_EXPORT_H
#define GJ_REPORT_EXPORT_H

#include "base/json.h"
#include "base/uuid.h"
#include "law/lint.h"
#include "report/report.h"

typedef struct gj_exporting {
	/* set by the caller, before `start`: */
	gj_buf *out;	 /* may be emptied between two calls */
	gj_arena *arena; /* lives until `end` */
	const gj_law *law;
	gj_day on;
	gj_tongue tongue;
	const gj_style *style;	  /* HTML: as for text */
	const char *version;	  /* of the program */
	const bool *instruments;  /* [n_instruments]: whose norms were kept; NULL: all */
	gj_record *const *record; /* the services, in the order in which they will come */
	size_t n;
	/* the exporter's own: */
	gj_json json;
	size_t at;	   /* number of the service that comes next */
	size_t same;	   /* how many before it have the same name */
	gj_uuid *uuid;	   /* [n]: of the results */
	bool *named;	   /* [n_norms] */
	uint32_t *file;	   /* [n]: which of the different files a service stands in */
	gj_totals *totals; /* [n] */
} gj_exporting;

typedef struct gj_exporter {
	const char *name; /* as --format has it */
	int (*start)(gj_exporting *e,
		     gj_error *err); /* GJ_OK, GJ_ENOMEM, GJ_EINPUT: this day cannot be written */
	void (*add)(gj_exporting *e, const gj_verdicts *verdicts);
	void (*end)(gj_exporting *e);
} gj_exporter;

/* Out of memory marks the buffer as failed. */
extern const gj_exporter gj_export_html, gj_export_oscal, gj_export_sarif, gj_export_csv;

void gj_report_findings_sarif(gj_buf *out, const gj_law *law, const gj_findings *findings,
			      const char *version);

#endif
