/* SPDX-License-Identifier: Apache-2.0 */
#include "dynamics/model.h"

#include <math.h>

bool gj_model_takes(const gj_model *model, const double *param)
{
	for (size_t i = 0; i < model->n_params; i++) {
		const gj_param *p = &model->param[i];

		if (!(param[i] >= p->least && param[i] <= p->most) ||
		    (p->whole && param[i] != floor(param[i])))
			return false;
	}
	return true;
}
