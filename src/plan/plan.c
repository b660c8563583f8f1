/* SPDX-License-Identifier: Apache-2.0 */
typedef int gj_plan_nothing;
