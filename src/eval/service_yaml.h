/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GJ_EVAL_SERVICE_YAML_H
#define GJ_EVAL_SERVICE_YAML_H

#include "base/buf.h"
#include "eval/record.h"

/*
 * What a record tells, as a service file (docs/service-file.md): what was given, no more. `name`: of the service. A judgement
 * whose author is not known is `by` this, for the reason that it is assumed. Roles that are said to be absent make the list
 * the whole list.
 */
void gj_service_yaml(gj_buf *out, const gj_record *record, gj_str name, gj_str by);

#endif
