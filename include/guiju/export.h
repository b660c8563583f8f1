/* SPDX-License-Identifier: Apache-2.0 */
/* GJ_API marks what the library exports; everything else is hidden. The exported names stand in src/exports.map. */
#ifndef GUIJU_EXPORT_H
#define GUIJU_EXPORT_H

#if defined(__GNUC__) || defined(__clang__)
#define GJ_API		     __attribute__((visibility("default")))
#define GJ_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#else
#define GJ_API
#define GJ_PRINTF(fmt, args)
#endif

#endif
