/* SPDX-License-Identifier: Apache-2.0 */
#include "endpoint/transfer.h"

#include "base/utf8.h"
#include "endpoint/library.h"

enum { MOST_WAIT = 1000, CONNECT_MS = 10000, MOST_HEAD = 256 << 10 };

typedef struct transfer {
	CURL *easy;
	gj_buf body, answer;
	size_t most, tag, head; /* bytes of a response, of its head so far */
	bool busy, large;
	char why[CURL_ERROR_SIZE]; /* the library's own words for what went wrong */
} transfer;

struct gj_transfers {
	gj_curl f;
	gj_transfer_setup setup;
	CURLM *multi;
	struct curl_slist *head;
	transfer *item;
	unsigned n, busy;
	bool global;
};

/* ---- setting up ---- */

static size_t receive(const char *bytes, size_t size, size_t n, void *context)
{
	transfer *t = context;
	size_t len = size * n;

	if (len > t->most - t->answer.len) {
		t->large = true;
		return 0;
	}
	gj_buf_add(&t->answer, (gj_str){bytes, len});
	return gj_buf_status(&t->answer) == GJ_OK ? len : 0;
}

/* A head without end would be kept whole by the library. */
static size_t receive_head(const char *bytes, size_t size, size_t n, void *context)
{
	transfer *t = context;

	(void)bytes;
	t->head += size * n;
	t->large = t->large || t->head > MOST_HEAD;
	return t->large ? 0 : size * n;
}

static bool prepare(const gj_transfers *all, transfer *t)
{
	const gj_transfer_setup *setup = &all->setup;
	CURL *c = t->easy;
	bool done = true;

#define SET(option, value) done = all->f.easy_setopt(c, option, value) == CURLE_OK && done
	SET(CURLOPT_URL, setup->url.at);
	SET(CURLOPT_PROTOCOLS_STR, "http,https");
	SET(CURLOPT_FOLLOWLOCATION,
	    0L); /* a key goes to the address that was said, and to no other */
	SET(CURLOPT_PROXY, setup->proxy.len > 0 ? setup->proxy.at : "");
	SET(CURLOPT_NOPROXY, ""); /* or the library reads no_proxy of the environment */
	SET(CURLOPT_HTTPHEADER, all->head);
	SET(CURLOPT_HEADEROPT, (long)CURLHEADER_SEPARATE); /* the key is not for the proxy */
	SET(CURLOPT_SSL_VERIFYPEER, 1L);
	SET(CURLOPT_SSL_VERIFYHOST, 2L);
	if (setup->ca.len > 0) {
		struct curl_blob ca = {(void *)(uintptr_t)setup->ca.at, setup->ca.len,
				       CURL_BLOB_NOCOPY};

		SET(CURLOPT_CAINFO_BLOB, &ca);
		SET(CURLOPT_CAPATH, NULL); /* these and no others */
	}
	SET(CURLOPT_ERRORBUFFER, t->why);
	SET(CURLOPT_ACCEPT_ENCODING,
	    ""); /* whatever libcurl can unpack: what is unpacked is held to the limit */
	SET(CURLOPT_NOSIGNAL, 1L);
	SET(CURLOPT_TIMEOUT_MS, (long)setup->timeout_s * 1000);
	SET(CURLOPT_CONNECTTIMEOUT_MS,
	    (long)(setup->timeout_s * 1000 < CONNECT_MS ? setup->timeout_s * 1000 : CONNECT_MS));
	SET(CURLOPT_WRITEFUNCTION, receive);
	SET(CURLOPT_WRITEDATA, t);
	SET(CURLOPT_HEADERFUNCTION, receive_head);
	SET(CURLOPT_HEADERDATA, t);
	SET(CURLOPT_PRIVATE, t);
	SET(CURLOPT_POST, 1L);
#undef SET
	return done;
}

static bool add_head(gj_transfers *all, const char *line)
{
	struct curl_slist *longer = all->f.slist_append(all->head, line);

	if (longer != NULL)
		all->head = longer;
	return longer != NULL;
}

static bool write_head(gj_transfers *all)
{
	gj_buf line;
	bool done = add_head(all, "Content-Type: application/json") &&
		    add_head(all, "Accept: application/json") && add_head(all, "Expect:") &&
		    add_head(all, "User-Agent: guiju");

	gj_buf_init(&line, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	if (done && all->setup.key.len > 0) {
		gj_buf_puts(&line, "Authorization: Bearer ");
		gj_buf_add(&line, all->setup.key);
		done = gj_buf_status(&line) == GJ_OK && add_head(all, line.at);
	}
	gj_buf_free(&line);
	return done;
}

int gj_transfers_open(gj_transfers **out, gj_arena *arena, const gj_transfer_setup *setup,
		      gj_error *err)
{
	gj_transfers *all = gj_arena_get(arena, sizeof *all);
	int rc;

	*out = all;
	if (all == NULL)
		return gj_fault_memory(err);
	rc = gj_curl_load(&all->f, err);
	if (rc != GJ_OK)
		return rc;
	all->setup = *setup;
	all->item = gj_arena_array(arena, setup->parallel, sizeof *all->item);
	if (all->item == NULL)
		return gj_fault_memory(err);
	all->global = all->f.global_init(CURL_GLOBAL_DEFAULT) == 0;
	if (all->global)
		all->multi = all->f.multi_init();
	if (all->multi == NULL || !write_head(all))
		return gj_fault(err, GJ_EIO, "the network library cannot start");
	for (; all->n < setup->parallel; all->n++) {
		transfer *t = &all->item[all->n];

		t->most = setup->most_bytes;
		gj_buf_init(&t->body, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
		gj_buf_init(&t->answer, gj_alloc_system(), setup->most_bytes + 1);
		t->easy = all->f.easy_init();
		if (t->easy == NULL || !prepare(all, t)) {
			all->n++;
			return gj_fault(err, GJ_EIO, "the network library takes no request");
		}
	}
	return GJ_OK;
}

void gj_transfers_close(gj_transfers *all)
{
	if (all == NULL)
		return;
	for (unsigned i = 0; i < all->n; i++) {
		transfer *t = &all->item[i];

		if (t->busy)
			all->f.multi_remove_handle(all->multi, t->easy);
		all->f.easy_cleanup(t->easy);
		gj_buf_free(&t->body);
		gj_buf_free(&t->answer);
	}
	all->n = all->busy = 0;
	if (all->multi != NULL)
		all->f.multi_cleanup(all->multi);
	if (all->head != NULL)
		all->f.slist_free_all(all->head);
	all->multi = NULL;
	all->head = NULL;
	if (all->global)
		all->f.global_cleanup();
	all->global = false;
}

/* ---- requests ---- */

unsigned gj_transfers_under_way(const gj_transfers *all)
{
	return all->busy;
}

int gj_transfers_start(gj_transfers *all, gj_str body, size_t tag, gj_error *err)
{
	transfer *t = NULL;

	for (unsigned i = 0; i < all->n && t == NULL; i++)
		if (!all->item[i].busy)
			t = &all->item[i];
	if (t == NULL)
		return gj_fault(err, GJ_EIO, "more requests at once than were to be");
	gj_buf_clear(&t->body);
	gj_buf_clear(&t->answer);
	gj_buf_add(&t->body, body);
	if (gj_buf_status(&t->body) != GJ_OK)
		return gj_fault_memory(err);
	t->tag = tag;
	t->large = false;
	t->head = 0;
	t->why[0] = '\0';
	if (all->f.easy_setopt(t->easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)body.len) !=
		    CURLE_OK ||
	    all->f.easy_setopt(t->easy, CURLOPT_POSTFIELDS, t->body.at) != CURLE_OK ||
	    all->f.multi_add_handle(all->multi, t->easy) != CURLM_OK)
		return gj_fault(err, GJ_EIO, "a request cannot be started");
	t->busy = true;
	all->busy++;
	return GJ_OK;
}

int gj_transfers_move(gj_transfers *all, int64_t wait_ms, int wake, gj_error *err)
{
	struct curl_waitfd extra = {.fd = wake, .events = CURL_WAIT_POLLIN};
	CURLMcode code;
	int running;

	code = all->f.multi_perform(all->multi, &running);
	if (code == CURLM_OK && running == (int)all->busy && wait_ms > 0)
		code = all->f.multi_poll(all->multi, wake >= 0 ? &extra : NULL, wake >= 0,
					 wait_ms < MOST_WAIT ? (int)wait_ms : MOST_WAIT, NULL);
	if (code == CURLM_OK)
		code = all->f.multi_perform(all->multi, &running);
	if (code == CURLM_OK)
		return GJ_OK;
	return gj_fault(err, GJ_EIO, "the network library failed: %s", all->f.multi_strerror(code));
}

/* A proxy that makes no way to the endpoint says so in a response of its own. */
static bool stopped_by_proxy(const gj_transfers *all, const transfer *t)
{
	long status = 0;

	all->f.easy_getinfo(t->easy, CURLINFO_HTTP_CONNECTCODE, &status);
	return status != 0 && (status < 200 || status > 299);
}

static gj_transfer_end end_of(const gj_transfers *all, const transfer *t, CURLcode code)
{
	switch (code) {
	case CURLE_OK:
		return GJ_TRANSFER_DONE;
	case CURLE_COULDNT_RESOLVE_HOST:
	case CURLE_COULDNT_RESOLVE_PROXY:
	case CURLE_COULDNT_CONNECT:
	case CURLE_SSL_CONNECT_ERROR:
	case CURLE_PROXY:
		return GJ_TRANSFER_NO_WAY;
	case CURLE_PEER_FAILED_VERIFICATION:
	case CURLE_SSL_CACERT_BADFILE:
		return GJ_TRANSFER_NO_TRUST;
	default:
		if (t->large)
			return GJ_TRANSFER_LARGE;
		return stopped_by_proxy(all, t) ? GJ_TRANSFER_NO_WAY : GJ_TRANSFER_LOST;
	}
}

/* In words. Names in a certificate are the peer's to choose: no byte of them may act on a terminal. */
static const char *why(const gj_transfers *all, transfer *t, gj_transfer_end end, CURLcode code)
{
	if (t->why[0] == '\0' || (end != GJ_TRANSFER_NO_WAY && end != GJ_TRANSFER_NO_TRUST))
		return all->f.easy_strerror(code);
	for (char *at = t->why; *at != '\0'; at++)
		if ((unsigned char)*at < 0x20 || *at == 0x7F)
			*at = ' ';
	t->why[gj_utf8_valid(gj_str_of(t->why))] = '\0';
	return t->why;
}

bool gj_transfers_next(gj_transfers *all, gj_transfer_result *out)
{
	CURLMsg *message;
	curl_off_t after = 0;
	transfer *t = NULL;
	int left;

	do
		message = all->f.multi_info_read(all->multi, &left);
	while (message != NULL && message->msg != CURLMSG_DONE);
	if (message == NULL)
		return false;
	*out = (gj_transfer_result){0};
	all->f.easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, (char **)&t);
	all->f.easy_getinfo(message->easy_handle, CURLINFO_RESPONSE_CODE, &out->status);
	all->f.easy_getinfo(message->easy_handle, CURLINFO_RETRY_AFTER, &after);
	out->tag = t->tag;
	out->end = end_of(all, t, message->data.result);
	out->why = why(all, t, out->end, message->data.result);
	out->body = gj_buf_str(&t->answer);
	out->retry_after = after;
	all->f.multi_remove_handle(all->multi, t->easy);
	t->busy = false;
	all->busy--;
	return true;
}
