/* SPDX-License-Identifier: Apache-2.0 */
/* Buffers compressed as an LZ4 frame or a Zstandard frame: one frame, which must end where the buffer ends. */
#include <lz4frame.h>
#include <zstd.h>

#include "arrow/body.h"

static int from_lz4(void *to, size_t size, gj_bytes from)
{
	LZ4F_decompressionContext_t context;
	size_t made = 0, used = 0, left = 1;

	if (LZ4F_isError(LZ4F_createDecompressionContext(&context, LZ4F_VERSION)))
		return GJ_ENOMEM;
	while (left != 0 && !LZ4F_isError(left)) {
		size_t out = size - made, in = from.size - used;

		left = LZ4F_decompress(context, (char *)to + made, &out, from.at + used, &in, NULL);
		made += out;
		used += in;
		if (out == 0 && in == 0)
			break;
	}
	LZ4F_freeDecompressionContext(context);
	return left == 0 && made == size && used == from.size ? GJ_OK : GJ_EINPUT;
}

static int from_zstd(void *to, size_t size, gj_bytes from)
{
	ZSTD_DCtx *context;
	size_t made;

	if (ZSTD_findFrameCompressedSize(from.at, from.size) != from.size)
		return GJ_EINPUT;
	context = ZSTD_createDCtx();
	if (context == NULL)
		return GJ_ENOMEM;
	made = ZSTD_decompressDCtx(context, to, size, from.at, from.size);
	ZSTD_freeDCtx(context);
	return made == size ? GJ_OK : GJ_EINPUT;
}

int gj_unsqueeze(int codec, void *to, size_t size, gj_bytes from)
{
	return codec == GJ_CODEC_LZ4 ? from_lz4(to, size, from) : from_zstd(to, size, from);
}
