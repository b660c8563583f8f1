/* SPDX-License-Identifier: Apache-2.0 */
/*
 * libcurl, loaded when a request is to be made: with all that it stands on, it takes longer to load than a check takes to run. It stays loaded: what it keeps
 * for the whole program must not lose its code.
 */
#ifndef GJ_ENDPOINT_LIBRARY_H
#define GJ_ENDPOINT_LIBRARY_H

#include <curl/curl.h>

#include "base/fault.h"

typedef struct gj_curl {
#define CURL_FN(name) __typeof__(curl_##name) *name;
#include "endpoint/curl.def"
#undef CURL_FN
} gj_curl;

/* GJ_EIO: it is not installed, or lacks a function. */
int gj_curl_load(gj_curl *out, gj_error *err);

#endif
