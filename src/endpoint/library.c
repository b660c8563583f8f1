/* SPDX-License-Identifier: Apache-2.0 */
#include "endpoint/library.h"

#include <dlfcn.h>

int gj_curl_load(gj_curl *out, gj_error *err)
{
	void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);

	if (library == NULL) {
		gj_fault(err, GJ_EIO, "libcurl is not installed");
		return gj_fault_help(err, "on Debian its package is libcurl4");
	}
#define CURL_FN(name)                                                                              \
	*(void **)&out->name = dlsym(library, "curl_" #name);                                      \
	if (out->name == NULL)                                                                     \
		return gj_fault(err, GJ_EIO, "this libcurl lacks `curl_%s`", #name);
#include "endpoint/curl.def"
#undef CURL_FN
	return GJ_OK;
}
