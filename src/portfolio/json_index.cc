// SPDX-License-Identifier: Apache-2.0
// simdjson behind a C interface: it keeps to itself what it throws, allocates and inlines.
#include "portfolio/json_index.h"

#include <new>
#include <simdjson.h>

static_assert(simdjson::SIMDJSON_PADDING <= GJ_INDEX_PADDING, "simdjson reads further than that");

struct gj_indexer {
	simdjson::dom::parser parser;
};

extern "C" gj_indexer *gj_indexer_new(void)
{
	return new (std::nothrow) gj_indexer;
}

extern "C" void gj_indexer_free(gj_indexer *indexer)
{
	delete indexer;
}

extern "C" gj_index_result gj_indexer_run(gj_indexer *indexer, const char *text, size_t len,
					  const uint32_t **at, size_t *n)
{
	simdjson::dom::parser &parser = indexer->parser;

	if (parser.capacity() < len && parser.allocate(len) != simdjson::SUCCESS)
		return GJ_INDEX_NO_MEMORY;
	auto &stage = *parser.implementation;
	if (stage.stage1(reinterpret_cast<const uint8_t *>(text), len,
			 simdjson::stage1_mode::regular) != simdjson::SUCCESS)
		return GJ_INDEX_BAD;
	// There is room for nine places more than bytes; three are set, and the last of those goes back to the start.
	for (size_t i = 0; i < GJ_INDEX_BEHIND; i++)
		stage.structural_indexes[stage.n_structural_indexes + i] = (uint32_t)len;
	*at = stage.structural_indexes.get();
	*n = stage.n_structural_indexes;
	return GJ_INDEX_DONE;
}
