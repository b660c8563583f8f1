/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Work that is handed out in order, done side by side, and given back in the same order. Each thread takes a number while it
 * reads its piece, and waits until that number is called before it gives back what it made.
 */
#ifndef GJ_BASE_TURNS_H
#define GJ_BASE_TURNS_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct gj_turns {
	pthread_mutex_t taking, calling;
	pthread_cond_t called;
	uint64_t next, now; /* the number that is taken next; the number that is called */
	bool over;	    /* nothing more is taken */
} gj_turns;

void gj_turns_open(gj_turns *turns);
void gj_turns_close(gj_turns *turns);

/* Lock the taking. False, and not locked, when nothing is left to take. */
bool gj_turns_take(gj_turns *turns, uint64_t *number);
/* Unlock it. `last`: there is nothing behind this one. */
void gj_turns_taken(gj_turns *turns, bool last);

/* Wait until the number is called, and hold the turn. */
void gj_turns_wait(gj_turns *turns, uint64_t number);
/* Give the turn on. `stop`: nothing more is to be taken; what is taken already has its turn still. */
void gj_turns_done(gj_turns *turns, bool stop);

#endif
