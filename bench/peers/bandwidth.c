/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What one core moves to and from memory, as STREAM counts it: bytes read and bytes written, without the line that the
 * cache reads before it writes. Prints the best of nine of copy and of triad, in bytes a second.
 */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { N = 1 << 25, TRIES = 9 }; /* three arrays of 256 MiB: far beyond any cache of today */

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double copy(double *a, const double *b)
{
	double start = now();

	for (size_t i = 0; i < N; i++)
		a[i] = b[i];
	return 2.0 * N * sizeof *a / (now() - start);
}

static double triad(double *a, const double *b, const double *c, double x)
{
	double start = now();

	for (size_t i = 0; i < N; i++)
		a[i] = b[i] + x * c[i];
	return 3.0 * N * sizeof *a / (now() - start);
}

int main(void)
{
	double *a = malloc(N * sizeof *a), *b = malloc(N * sizeof *b), *c = malloc(N * sizeof *c);
	double best_copy = 0, best_triad = 0;

	if (a == NULL || b == NULL || c == NULL)
		return 1;
	for (size_t i = 0; i < N; i++)
		a[i] = b[i] = c[i] = (double)i;
	for (int try = 0; try < TRIES; try++) {
		double moved = copy(a, b);

		best_copy = moved > best_copy ? moved : best_copy;
		moved = triad(a, b, c, 3);
		best_triad = moved > best_triad ? moved : best_triad;
	}
	printf("{\"copy\": %.0f, \"triad\": %.0f, \"sum\": %.0f}\n", best_copy, best_triad,
	       a[N / 2]);
	free(a);
	free(b);
	free(c);
	return 0;
}
