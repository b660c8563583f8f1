/* SPDX-License-Identifier: Apache-2.0 */
/* The image of the rule base: what was resolved when the program was built, for runs that find the rules as they were. */
#ifndef GJ_CLI_IMAGE_H
#define GJ_CLI_IMAGE_H

#include "cli/session.h"

/* Load the law of s->root from an image where one fits; s->law stays NULL where none does. GJ_OK or GJ_ENOMEM. */
int gj_image_law(gj_session *s, unsigned flags);

/* Write the image of the rule base to `path`. GJ_OK, or the error filled. */
int gj_image_write(gj_session *s, const char *path);

#endif
