/* SPDX-License-Identifier: Apache-2.0 */
/* For the room: a table by risk in HTML. */
#ifndef GJ_ASSESS_HTML_RISKS_H
#define GJ_ASSESS_HTML_RISKS_H

#include "assess/text.h"
#include "report/html.h"

/* `number`: of the table, from 1. */
void gj_assess_html_risks(gj_telling *t, const gj_risk_table *table, size_t number);

#endif
