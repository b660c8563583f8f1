/* SPDX-License-Identifier: Apache-2.0 */
#include "base/turns.h"

void gj_turns_open(gj_turns *turns)
{
	pthread_mutex_init(&turns->taking, NULL);
	pthread_mutex_init(&turns->calling, NULL);
	pthread_cond_init(&turns->called, NULL);
	turns->next = turns->now = 0;
	turns->over = false;
}

void gj_turns_close(gj_turns *turns)
{
	pthread_cond_destroy(&turns->called);
	pthread_mutex_destroy(&turns->calling);
	pthread_mutex_destroy(&turns->taking);
}

bool gj_turns_take(gj_turns *turns, uint64_t *number)
{
	pthread_mutex_lock(&turns->taking);
	if (turns->over) {
		pthread_mutex_unlock(&turns->taking);
		return false;
	}
	*number = turns->next;
	return true;
}

void gj_turns_taken(gj_turns *turns, bool last)
{
	turns->over = turns->over || last;
	turns->next++;
	pthread_mutex_unlock(&turns->taking);
}

void gj_turns_wait(gj_turns *turns, uint64_t number)
{
	pthread_mutex_lock(&turns->calling);
	while (turns->now != number)
		pthread_cond_wait(&turns->called, &turns->calling);
}

void gj_turns_done(gj_turns *turns, bool stop)
{
	turns->now++;
	pthread_cond_broadcast(&turns->called);
	pthread_mutex_unlock(&turns->calling);
	if (!stop)
		return;
	pthread_mutex_lock(&turns->taking);
	turns->over = true;
	pthread_mutex_unlock(&turns->taking);
}
