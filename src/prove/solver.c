/* SPDX-License-Identifier: Apache-2.0 */
#include "prove/solver.h"

#include <dlfcn.h>
#include <stdio.h>

/* The default would end the program. */
static void keep_quiet(Z3_context context, Z3_error_code code)
{
	(void)context;
	(void)code;
}

static int load(gj_solver *z, gj_error *err)
{
	z->library = dlopen("libz3.so.4", RTLD_NOW | RTLD_LOCAL);
	if (z->library == NULL)
		z->library = dlopen("libz3.so", RTLD_NOW | RTLD_LOCAL);
	if (z->library == NULL) {
		gj_fault(err, GJ_EIO, "the solver Z3 is not installed");
		return gj_fault_help(err, "on Debian its package is libz3-4");
	}
#define Z3(name)                                                                                   \
	*(void **)&z->f.name = dlsym(z->library, "Z3_" #name);                                     \
	if (z->f.name == NULL)                                                                     \
		return gj_fault(err, GJ_EIO, "this Z3 lacks `Z3_%s`", #name);
#include "prove/z3.def"
#undef Z3
	return GJ_OK;
}

static void start(gj_solver *z)
{
	Z3_config config;
	Z3_params params;
	char room[16];

	snprintf(room, sizeof room, "%d", GJ_SOLVER_MEGABYTES);
	z->f.global_param_set("memory_max_size", room);
	config = z->f.mk_config();
	z->context = z->f.mk_context(config);
	z->f.del_config(config);
	if (z->context == NULL)
		return;
	z->f.set_error_handler(z->context, keep_quiet);
	z->boolean = z->f.mk_bool_sort(z->context);
	z->integer = z->f.mk_int_sort(z->context);
	z->yes = z->f.mk_true(z->context);
	z->no = z->f.mk_false(z->context);
	z->solver = z->f.mk_simple_solver(z->context);
	if (z->solver == NULL)
		return;
	z->f.solver_inc_ref(z->context, z->solver);
	params = z->f.mk_params(z->context);
	z->f.params_inc_ref(z->context, params);
	/* Steps and not seconds: the same question has the same answer on every machine. */
	z->f.params_set_uint(z->context, params, z->f.mk_string_symbol(z->context, "rlimit"),
			     z->steps);
	z->f.solver_set_params(z->context, z->solver, params);
	z->f.params_dec_ref(z->context, params);
}

int gj_solver_open(gj_solver *out, unsigned steps, gj_error *err)
{
	int rc;

	memset(out, 0, sizeof *out);
	out->steps = steps;
	rc = load(out, err);
	if (rc != GJ_OK)
		return rc;
	start(out);
	if (out->context == NULL || out->solver == NULL ||
	    out->f.get_error_code(out->context) != Z3_OK)
		return gj_fault_memory(err);
	return GJ_OK;
}

static void drop_model(gj_solver *z)
{
	if (z->model != NULL)
		z->f.model_dec_ref(z->context, z->model);
	z->model = NULL;
}

void gj_solver_close(gj_solver *z)
{
	if (z->context != NULL) {
		drop_model(z);
		if (z->solver != NULL)
			z->f.solver_dec_ref(z->context, z->solver);
		z->f.del_context(z->context);
	}
	/* The library stays: what it keeps for the whole program must not lose its code. */
	memset(z, 0, sizeof *z);
}

/* A formula that could not be made counts as a failure of all that follows. */
static Z3_ast made(gj_solver *z, Z3_ast formula)
{
	if (formula != NULL && z->f.get_error_code(z->context) == Z3_OK)
		return formula;
	z->failed = true;
	return z->no;
}

static Z3_ast variable(gj_solver *z, const char *prefix, gj_str name, gj_str suffix, Z3_sort sort)
{
	gj_buf full;
	Z3_ast out = z->no;

	gj_buf_init(&full, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	gj_buf_printf(&full, "%s %.*s %.*s", prefix, GJ_FMT(name), GJ_FMT(suffix));
	if (gj_buf_status(&full) == GJ_OK)
		out = made(z, z->f.mk_const(z->context, z->f.mk_string_symbol(z->context, full.at),
					    sort));
	else
		z->failed = true;
	gj_buf_free(&full);
	return out;
}

Z3_ast gj_z_bool(gj_solver *z, const char *prefix, gj_str name, const char *suffix)
{
	return variable(z, prefix, name, gj_str_of(suffix), z->boolean);
}

Z3_ast gj_z_choice(gj_solver *z, gj_str fact, gj_str choice)
{
	return variable(z, "choice", fact, choice, z->boolean);
}

Z3_ast gj_z_int(gj_solver *z, const char *prefix, gj_str name, const char *suffix)
{
	return variable(z, prefix, name, gj_str_of(suffix), z->integer);
}

Z3_ast gj_z_number(gj_solver *z, int64_t value)
{
	return made(z, z->f.mk_int64(z->context, value, z->integer));
}

Z3_ast gj_z_truth(const gj_solver *z, bool truth)
{
	return truth ? z->yes : z->no;
}

Z3_ast gj_z_not(gj_solver *z, Z3_ast a)
{
	if (a == z->yes || a == z->no)
		return a == z->yes ? z->no : z->yes;
	return made(z, z->f.mk_not(z->context, a));
}

Z3_ast gj_z_and(gj_solver *z, Z3_ast a, Z3_ast b)
{
	const Z3_ast both[] = {a, b};

	if (a == z->no || b == z->no)
		return z->no;
	if (a == z->yes || a == b)
		return b;
	return b == z->yes ? a : made(z, z->f.mk_and(z->context, 2, both));
}

Z3_ast gj_z_or(gj_solver *z, Z3_ast a, Z3_ast b)
{
	const Z3_ast both[] = {a, b};

	if (a == z->yes || b == z->yes)
		return z->yes;
	if (a == z->no || a == b)
		return b;
	return b == z->no ? a : made(z, z->f.mk_or(z->context, 2, both));
}

Z3_ast gj_z_if(gj_solver *z, Z3_ast test, Z3_ast a, Z3_ast b)
{
	if (test == z->yes || a == b)
		return a;
	return test == z->no ? b : made(z, z->f.mk_ite(z->context, test, a, b));
}

Z3_ast gj_z_equal(gj_solver *z, Z3_ast a, Z3_ast b)
{
	return a == b ? z->yes : made(z, z->f.mk_eq(z->context, a, b));
}

Z3_ast gj_z_at_most(gj_solver *z, Z3_ast a, Z3_ast b)
{
	return a == b ? z->yes : made(z, z->f.mk_le(z->context, a, b));
}

Z3_ast gj_z_less(gj_solver *z, Z3_ast a, Z3_ast b)
{
	return a == b ? z->no : made(z, z->f.mk_lt(z->context, a, b));
}

void gj_z_assert(gj_solver *z, Z3_ast formula)
{
	if (formula != z->yes)
		z->f.solver_assert(z->context, z->solver, formula);
}

gj_sat gj_z_ask(gj_solver *z, Z3_ast formula)
{
	Z3_lbool answer;

	drop_model(z);
	if (z->failed || z->steps == 0)
		return GJ_SAT_NOT_DECIDED;
	z->f.solver_push(z->context, z->solver);
	z->f.solver_assert(z->context, z->solver, formula);
	answer = z->f.solver_check(z->context, z->solver);
	/* The order matters: an error of any of these calls makes the answer worthless. */
	z->failed = z->f.get_error_code(z->context) != Z3_OK;
	if (!z->failed && answer == Z3_L_TRUE) {
		z->model = z->f.solver_get_model(z->context, z->solver);
		if (z->model != NULL)
			z->f.model_inc_ref(z->context, z->model);
	}
	z->f.solver_pop(z->context, z->solver, 1);
	if (answer == Z3_L_TRUE)
		return z->model != NULL ? GJ_SAT_YES : GJ_SAT_NOT_DECIDED;
	return !z->failed && answer == Z3_L_FALSE ? GJ_SAT_NO : GJ_SAT_NOT_DECIDED;
}

bool gj_z_is(gj_solver *z, Z3_ast formula)
{
	Z3_ast value;

	return z->model != NULL && z->f.model_eval(z->context, z->model, formula, true, &value) &&
	       z->f.get_bool_value(z->context, value) == Z3_L_TRUE;
}

int64_t gj_z_value(gj_solver *z, Z3_ast number)
{
	int64_t out = 0;
	Z3_ast value;

	if (z->model == NULL || !z->f.model_eval(z->context, z->model, number, true, &value) ||
	    !z->f.get_numeral_int64(z->context, value, &out))
		return 0;
	return out;
}
