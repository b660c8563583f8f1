/* SPDX-License-Identifier: Apache-2.0 */
/* All of guiju's public interface. */
#ifndef GUIJU_GUIJU_H
#define GUIJU_GUIJU_H

#include "alloc.h"
#include "arrow.h"
#include "check.h"
#include "date.h"
#include "error.h"
#include "portfolio.h"
#include "rules.h"
#include "simulate.h"
#include "truth.h"
#include "verdict.h"

#endif
