/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The one file that knows flatbuffers. Reading: the verifier first, then plain looking up. Writing: the builder gets one
 * block that is surely large enough, because it cannot say that it ran out of memory.
 */
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "arrow_generated.h"

#include <guiju/error.h>

extern "C" {
#include "arrow/meta.h"
}

namespace wire = gj::wire;
namespace fb = flatbuffers;

namespace
{

enum { MOST_DEPTH = 64, MOST_TABLES = 1 << 20 };

gj_str text_of(const fb::String *text)
{
	gj_str out = {text != nullptr ? text->c_str() : "", text != nullptr ? text->size() : 0};

	return out;
}

template <typename T> gj_meta_list list_of(const fb::Vector<fb::Offset<T>> *list)
{
	gj_meta_list out = {list, list != nullptr ? list->size() : 0};

	return out;
}

void type_of(gj_meta_field *out, const wire::Field *field)
{
	out->type = field->type_type();
	if (const wire::Int *type = field->type_as_Int()) {
		out->bits = type->bits();
		out->is_signed = type->is_signed();
	} else if (const wire::Float *real = field->type_as_Float()) {
		int precision = real->precision();

		out->bits = precision >= 0 && precision <= 2 ? 16 << precision : 0;
	} else if (const wire::Decimal *decimal = field->type_as_Decimal()) {
		out->bits = decimal->bits();
		out->precision = decimal->precision();
		out->scale = decimal->scale();
	} else if (const wire::Date *date = field->type_as_Date()) {
		out->in_days = date->unit() == wire::DateUnit_Day;
	}
}

/* What verification does not hold: that a union whose kind is told has a member. */
bool has_header(const wire::Message *message)
{
	return message->header() != nullptr;
}

} // namespace

bool gj_meta_open(gj_meta *out, const void *bytes, size_t size)
{
	const uint8_t *at = static_cast<const uint8_t *>(bytes);
	fb::Verifier verifier(at, size, MOST_DEPTH, MOST_TABLES);
	const wire::Message *message;

	*out = gj_meta();
	if (size < 8 || !verifier.VerifyBuffer<wire::Message>(nullptr))
		return false;
	message = fb::GetRoot<wire::Message>(at);
	if (!has_header(message))
		return false;
	out->kind = message->header_type();
	out->version = message->version();
	out->body = message->body();
	out->header = message->header();
	return true;
}

bool gj_meta_open_schema(gj_meta_schema *out, const gj_meta *meta)
{
	const wire::Schema *schema = static_cast<const wire::Schema *>(meta->header);

	if (meta->kind != GJ_META_SCHEMA)
		return false;
	out->big_endian = schema->endianness() != wire::Endianness_Little;
	out->fields = list_of(schema->fields());
	out->pairs = list_of(schema->metadata());
	return true;
}

bool gj_meta_open_batch(gj_meta_batch *out, const gj_meta *meta)
{
	const wire::Batch *batch = static_cast<const wire::Batch *>(meta->header);

	*out = gj_meta_batch();
	if (meta->kind == GJ_META_DICTIONARY) {
		const wire::Dictionary *dictionary =
			static_cast<const wire::Dictionary *>(meta->header);

		out->dictionary = dictionary->id();
		out->is_delta = dictionary->is_delta();
		batch = dictionary->data();
	} else if (meta->kind != GJ_META_BATCH) {
		return false;
	}
	if (batch == nullptr)
		return false;
	out->length = batch->length();
	/* Kept as bytes: the verifier does not hold that structs in a vector stand at a multiple of their size. */
	out->n_nodes = batch->nodes() != nullptr ? batch->nodes()->size() : 0;
	out->nodes = batch->nodes() != nullptr ? batch->nodes()->Data() : nullptr;
	out->n_buffers = batch->buffers() != nullptr ? batch->buffers()->size() : 0;
	out->buffers = batch->buffers() != nullptr ? batch->buffers()->Data() : nullptr;
	out->codec = GJ_CODEC_NONE;
	if (batch->compression() != nullptr) {
		out->codec = batch->compression()->codec();
		if (batch->compression()->method() != 0 || out->codec < 0)
			out->codec = INT8_MAX;
	}
	return true;
}

void gj_meta_field_at(gj_meta_field *out, gj_meta_list fields, size_t i)
{
	const wire::Field *field =
		static_cast<const fb::Vector<fb::Offset<wire::Field>> *>(fields.at)->Get(
			static_cast<fb::uoffset_t>(i));
	const wire::Encoding *encoding = field->dictionary();

	*out = gj_meta_field();
	out->name = text_of(field->name());
	out->nullable = field->nullable();
	type_of(out, field);
	if (encoding != nullptr) {
		out->encoded = true;
		out->ordered = encoding->ordered();
		out->dictionary = encoding->id();
		out->index_bits = encoding->index() != nullptr ? encoding->index()->bits() : 32;
		out->index_signed =
			encoding->index() != nullptr ? encoding->index()->is_signed() : true;
	}
	out->kids = list_of(field->children());
	out->pairs = list_of(field->metadata());
}

void gj_meta_pair_at(gj_str *key, gj_str *value, gj_meta_list pairs, size_t i)
{
	const wire::Pair *pair =
		static_cast<const fb::Vector<fb::Offset<wire::Pair>> *>(pairs.at)->Get(
			static_cast<fb::uoffset_t>(i));

	*key = text_of(pair->key());
	*value = text_of(pair->value());
}

gj_span gj_meta_span_at(const void *spans, size_t i)
{
	gj_span span;

	memcpy(&span, static_cast<const char *>(spans) + i * sizeof span, sizeof span);
	return span;
}

namespace
{

/* The builder's one block. It never asks for a second: what it needs is at most half of what the rooms below count. */
class Block : public fb::Allocator
{
      public:
	Block(uint8_t *block, size_t size) : block_(block), size_(size)
	{
	}
	uint8_t *allocate(size_t size) override
	{
		return size <= size_ ? block_ : nullptr;
	}
	void deallocate(uint8_t *, size_t) override
	{
	}

      private:
	uint8_t *block_;
	size_t size_;
};

enum {
	ROOT_ROOM =
		1024, /* message, header, vectors' heads, and what the builder notes while it works */
	FIELD_ROOM =
		512, /* a field with its type and its dictionary; they take less than half of it */
	PAIR_ROOM = 96 /* a pair besides its letters */
};

size_t pairs_room(const gj_str *pair, size_t n)
{
	size_t room = n * PAIR_ROOM;

	for (size_t i = 0; i < 2 * n; i++)
		room += pair[i].len;
	return room;
}

size_t fields_room(const gj_meta_out *field, size_t n)
{
	size_t room = n * FIELD_ROOM;

	for (size_t i = 0; i < n; i++) {
		room += field[i].field.name.len + pairs_room(field[i].pair, field[i].n_pairs);
		if (field[i].kid != nullptr)
			room += fields_room(field[i].kid, 1);
	}
	return room;
}

typedef fb::Offset<fb::Vector<fb::Offset<wire::Pair>>> Pairs;
typedef fb::Offset<fb::Vector<fb::Offset<wire::Field>>> Fields;

/* Scratch arrays of offsets come from the arena; `failed` is set once it has no more. */
struct Maker {
	fb::FlatBufferBuilder &to;
	gj_arena *arena;
	bool failed;

	template <typename T> fb::Offset<T> *offsets(size_t n)
	{
		void *at = gj_arena_array(arena, n, sizeof(fb::Offset<T>));

		failed = failed || at == nullptr;
		return static_cast<fb::Offset<T> *>(at);
	}
	Pairs pairs(const gj_str *pair, size_t n)
	{
		fb::Offset<wire::Pair> *at = n == 0 ? nullptr : offsets<wire::Pair>(n);

		if (at == nullptr)
			return 0;
		for (size_t i = 0; i < n; i++) {
			fb::Offset<fb::String> key =
				to.CreateString(pair[2 * i].at, pair[2 * i].len);

			at[i] = wire::CreatePair(
				to, key, to.CreateString(pair[2 * i + 1].at, pair[2 * i + 1].len));
		}
		return to.CreateVector(at, n);
	}
	fb::Offset<void> type(const gj_meta_field &f)
	{
		switch (f.type) {
		case GJ_WIRE_INT:
			return wire::CreateInt(to, f.bits, f.is_signed).Union();
		case GJ_WIRE_FLOAT:
			return wire::CreateFloat(to, f.bits == 32 ? wire::Precision_Single
								  : wire::Precision_Double)
				.Union();
		case GJ_WIRE_DECIMAL:
			return wire::CreateDecimal(to, f.precision, f.scale, f.bits).Union();
		case GJ_WIRE_DATE:
			return wire::CreateDate(to, f.in_days ? wire::DateUnit_Day
							      : wire::DateUnit_Millisecond)
				.Union();
		default: /* a table without fields, whatever its name */
			return wire::CreateUtf8(to).Union();
		}
	}
	fb::Offset<wire::Field> field(const gj_meta_out &f)
	{
		fb::Offset<wire::Field> kid = f.kid != nullptr ? field(*f.kid) : 0;
		Fields kids = to.CreateVector(&kid, f.kid != nullptr ? 1 : 0);
		Pairs notes = pairs(f.pair, f.n_pairs);
		fb::Offset<fb::String> name = to.CreateString(f.field.name.at, f.field.name.len);
		fb::Offset<void> type_at = type(f.field);
		fb::Offset<wire::Encoding> encoding = 0;

		if (f.field.encoded)
			encoding = wire::CreateEncoding(
				to, f.field.dictionary,
				wire::CreateInt(to, f.field.index_bits, f.field.index_signed),
				f.field.ordered);
		return wire::CreateField(to, name, f.field.nullable,
					 static_cast<wire::Type>(f.field.type), type_at, encoding,
					 kids, notes);
	}
};

int finish(gj_str *out, fb::FlatBufferBuilder &to, wire::Header kind, fb::Offset<void> header,
	   int64_t body)
{
	to.Finish(wire::CreateMessage(to, wire::Version_V5, kind, header, body));
	out->at = reinterpret_cast<const char *>(to.GetBufferPointer());
	out->len = to.GetSize();
	return GJ_OK;
}

} // namespace

int gj_meta_make_schema(gj_str *out, gj_arena *arena, const gj_meta_out *field, size_t n_fields,
			const gj_str *pair, size_t n_pairs)
{
	size_t room =
		(ROOT_ROOM + fields_room(field, n_fields) + pairs_room(pair, n_pairs)) / 16 * 16;
	void *bytes = gj_arena_get(arena, room);
	Block block(static_cast<uint8_t *>(bytes), room);
	fb::FlatBufferBuilder to(room, &block);
	Maker maker = {to, arena, false};
	fb::Offset<wire::Field> *at = maker.offsets<wire::Field>(n_fields);
	Pairs notes;

	if (bytes == nullptr || at == nullptr)
		return GJ_ENOMEM;
	for (size_t i = 0; i < n_fields; i++)
		at[i] = maker.field(field[i]);
	notes = maker.pairs(pair, n_pairs);
	if (maker.failed)
		return GJ_ENOMEM;
	return finish(out, to, wire::Header_Schema,
		      wire::CreateSchema(to, wire::Endianness_Little, to.CreateVector(at, n_fields),
					 notes)
			      .Union(),
		      0);
}

int gj_meta_make_batch(gj_str *out, gj_arena *arena, const gj_meta_out_batch *batch)
{
	size_t room = ROOT_ROOM + (batch->n_nodes + batch->n_buffers) * sizeof(gj_span);
	void *bytes = gj_arena_get(arena, room);
	Block block(static_cast<uint8_t *>(bytes), room);
	fb::FlatBufferBuilder to(room, &block);
	fb::Offset<fb::Vector<const wire::Node *>> nodes;
	fb::Offset<fb::Vector<const wire::Buffer *>> buffers;
	fb::Offset<wire::Batch> made;

	static_assert(sizeof(wire::Node) == sizeof(gj_span) &&
			      sizeof(wire::Buffer) == sizeof(gj_span),
		      "");
	if (bytes == nullptr)
		return GJ_ENOMEM;
	nodes = to.CreateVectorOfStructs(reinterpret_cast<const wire::Node *>(batch->node),
					 batch->n_nodes);
	buffers = to.CreateVectorOfStructs(reinterpret_cast<const wire::Buffer *>(batch->buffer),
					   batch->n_buffers);
	made = wire::CreateBatch(to, batch->length, nodes, buffers);
	if (!batch->is_dictionary)
		return finish(out, to, wire::Header_Batch, made.Union(), batch->body);
	return finish(out, to, wire::Header_Dictionary,
		      wire::CreateDictionary(to, batch->dictionary, made).Union(), batch->body);
}
