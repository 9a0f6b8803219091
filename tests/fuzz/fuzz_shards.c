/* Any bytes as the parts of a run. A line's checksum would turn nearly all of
 * them away, so it is put right where a line has room for one. */
#include "fuzz.h"

#include "pdnet/shards.h"

/* What the run draws that asks for what the parts hold. */
struct asked {
    double x[4000];
    uint64_t sum[4];
    uint32_t whole[2500];
};

static pdn_shard_input no_input(const void *user, size_t k)
{
    (void)user;
    (void)k;
    return (pdn_shard_input){NULL, NULL};
}

static void take(void *context, const uint64_t *value)
{
    (void)context;
    (void)value;
}

/* Every line of the text with the checksum it should have. */
static size_t put_right(const uint8_t *data, size_t size, char *out)
{
    uint32_t sum = 2166136261U;
    size_t used = 0, begin = 0;

    for (size_t i = 0; i <= size; i++) {
        if (i < size && data[i] != '\n') {
            out[used++] = (char)data[i];
            continue;
        }
        if (i == size && used == begin) break;
        for (size_t k = begin; k < used; k++)
            sum = (sum ^ (unsigned char)out[k]) * 16777619U;
        used += (size_t)snprintf(out + used, 12, " #%08x\n", (unsigned)sum);
        begin = used;
    }
    return used;
}

static pdn_status ask(pdn_shard *s, struct asked *a)
{
    pdn_status st = PDN_OK;
    const pdn_shard_question two = {1, 1, 2}, many = {2, 1, 2500};
    const pdn_shard_rows x = {
        .kind = PDN_SHARD_DOUBLE, .at = a->x, .width = 2, .by_value = true};
    const pdn_shard_rows whole = {
        .kind = PDN_SHARD_UINT32, .at = a->whole, .width = 1};

    PDN_TRY(pdn_shard_join_rows(s, &two, &x));
    PDN_TRY(pdn_shard_join_sums(s, &two, PDN_SHARD_UINT64, a->sum, 4));
    PDN_TRY(pdn_shard_join_parts(s, &two, a->sum, 1, take, NULL));
    PDN_TRY(pdn_shard_join_rows(s, &many, &whole));
    PDN_TRY(pdn_shard_end(s));
out:
    return st;
}

static void merge(const char *const *path, size_t parts)
{
    static struct asked a;
    const pdn_shard_run run = {
        .tool = "t", .version = "1", .command = "t", .seed = 1};
    pdn_shard *s = NULL;
    pdn_shard_parts p = {0};
    pdn_status st = pdn_shard_parts_read(path, parts, &p);

    REQUIRE(st == PDN_OK || pdn_message()[0] != '\0');
    REQUIRE(st != PDN_OK || p.parts == parts);
    pdn_shard_parts_clear(&p);
    if (st != PDN_OK) return;
    st = pdn_shard_merge(&run, no_input, NULL, path, parts, &s);
    if (st == PDN_OK) st = ask(s, &a);
    REQUIRE(st == PDN_OK || pdn_message()[0] != '\0');
    pdn_shard_free(s);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const name[] = {"1", "2", "3", "4", "5", "6"};
    char path[FUZZ_PARTS][FUZZ_PATH];
    const char *at[FUZZ_PARTS];
    fuzz_part part[FUZZ_PARTS];
    size_t parts = fuzz_split(data, size, part);

    for (size_t k = 0; k < parts; k++) {
        char *text = malloc(12 * part[k].n + 12);
        REQUIRE(text != NULL);
        size_t n = put_right(part[k].at, part[k].n, text);
        at[k] = fuzz_path(name[k], path[k]);
        /* the first byte of the last part says whether it stays as it is */
        if (k + 1 == parts && part[k].n > 0 && part[k].at[0] == '!')
            fuzz_write(at[k], part[k].at, part[k].n);
        else
            fuzz_write(at[k], text, n);
        free(text);
    }
    merge(at, parts);
    fuzz_remove(name, parts);
    return 0;
}
