/* Draws dealt in blocks, and what was drawn brought back bit for bit. */
#include "shard_runs.h"

static char folder[] = "/tmp/test-shards-XXXXXX";

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) != NULL ? 0 : -1;
}

static int remove_folder(void **state)
{
    char path[RUN_PATH];

    (void)state;
    for (size_t k = 1; k <= RUN_MOST_SHARDS; k++)
        (void)unlink(run_path(folder, k, path));
    return rmdir(folder);
}

static void test_place_read(void **state)
{
    static const struct {
        const char *text;
        size_t number, of; /* 0: no place */
    } rows[] = {{"1/1", 1, 1},
                {"2/7", 2, 7},
                {"100000/100000", 100000, 100000},
                {"0/7", 0, 0},
                {"8/7", 0, 0},
                {"1/100001", 0, 0},
                {"", 0, 0},
                {"1", 0, 0},
                {"1/", 0, 0},
                {"/1", 0, 0},
                {"1/+2", 0, 0},
                {"+1/2", 0, 0},
                {" 1/2", 0, 0},
                {"1/2 ", 0, 0},
                {"1/2/3", 0, 0},
                {"1.0/2", 0, 0},
                {"99999999999999999999/99999999999999999999", 0, 0}};

    (void)state;
    for (size_t k = 0; k < LEN(rows); k++) {
        pdn_shard_place p = {0, 0};
        bool read = pdn_shard_place_read(rows[k].text, &p);
        CHECK(read == (rows[k].of > 0) && p.number == rows[k].number &&
                  p.of == rows[k].of,
              "\"%s\": %zu of %zu", rows[k].text, p.number, p.of);
    }
}

/* By the definition: block b of shard b mod K + 1. */
static void test_dealing_by_hand(void **state)
{
    static const struct {
        size_t draw, of, number;
    } rows[] = {{0, 1, 1},    {999, 3, 1},   {1000, 3, 2}, {1999, 3, 2},
                {2000, 3, 3}, {3000, 3, 1},  {3999, 3, 1}, {6500, 7, 7},
                {7000, 7, 1}, {999999, 7, 6}};

    (void)state;
    for (size_t k = 0; k < LEN(rows); k++)
        for (size_t i = 1; i <= rows[k].of; i++)
            CHECK(pdn_shard_place_makes((pdn_shard_place){i, rows[k].of},
                                        rows[k].draw) == (i == rows[k].number),
                  "draw %zu of shard %zu of %zu", rows[k].draw, i, rows[k].of);
}

/* Every draw is made once, in whole blocks, and no shard has two blocks more
 * than another. */
static void test_dealing_is_a_partition(void **state)
{
    (void)state;
    for (size_t of = 1; of <= 12; of++) {
        size_t most = 0, fewest = SIZE_MAX, all = 0;
        for (size_t i = 1; i <= of; i++) {
            size_t mine = 0;
            for (size_t draw = 0; draw < 25000; draw++) {
                const pdn_shard_place p = {i, of};
                bool makes = pdn_shard_place_makes(p, draw);
                assert_true(makes == pdn_shard_place_makes(
                                         p, draw - draw % PDN_SHARD_BLOCK));
                mine += makes;
            }
            most = mine > most ? mine : most;
            fewest = mine < fewest ? mine : fewest;
            all += mine;
        }
        assert_int_equal(all, 25000);
        assert_true(most - fewest <= PDN_SHARD_BLOCK);
    }
}

static void check_same(const struct drawn *x, const struct drawn *y)
{
    assert_memory_equal(x->by_draw, y->by_draw, sizeof x->by_draw);
    assert_memory_equal(x->by_value, y->by_value, sizeof x->by_value);
    assert_memory_equal(x->whole, y->whole, sizeof x->whole);
    assert_memory_equal(x->yes, y->yes, sizeof x->yes);
    assert_memory_equal(x->sum, y->sum, sizeof x->sum);
    assert_int_equal(x->least, y->least);
}

static void test_bit_for_bit(void **state)
{
    struct drawn *whole = calloc(1, sizeof *whole);

    (void)state;
    assert_non_null(whole);
    MUST(run_draw(NULL, whole));
    for (size_t of = 1; of <= RUN_MOST_SHARDS; of++) {
        char path[RUN_MOST_SHARDS][RUN_PATH];
        const char *part[RUN_MOST_SHARDS];
        struct drawn *merged = calloc(1, sizeof *merged);
        assert_non_null(merged);
        memset(merged->by_draw, 1, sizeof merged->by_draw);
        for (size_t i = 1; i <= of; i++) {
            part[of - i] = run_path(folder, i, path[i - 1]);
            MUST(run_shard(path[i - 1], i, of));
        }
        MUST(run_merge(part, of, merged));
        check_same(whole, merged);
        free(merged);
    }
    free(whole);
}

/* A part of another question, or with draws that nobody asks for. */
static void test_other_questions(void **state)
{
    static uint64_t sum[2];
    static const pdn_shard_question other = {78, 5, RUN_DRAWS};
    const pdn_shard_run run = run_of(1, 1);
    char path[RUN_PATH];
    const char *part = run_path(folder, 1, path);
    pdn_shard *s = NULL;

    (void)state;
    MUST(run_shard(part, 1, 1));
    MUST(pdn_shard_merge(&run, run_input, run_sha256, &part, 1, &s));
    assert_int_equal(pdn_shard_join_sums(s, &other, PDN_SHARD_UINT64, sum, 2),
                     PDN_EDATA);
    pdn_shard_free(s);
    MUST(pdn_shard_merge(&run, run_input, run_sha256, &part, 1, &s));
    assert_int_equal(pdn_shard_end(s), PDN_EDATA);
    pdn_shard_free(s);
}

/* Parts that another version made, alone and beside one of this. */
static void test_other_version(void **state)
{
    pdn_shard_run run = run_of(2, 2);
    char path[2][RUN_PATH];
    const char *part[] = {run_path(folder, 1, path[0]),
                          run_path(folder, 2, path[1])};
    pdn_shard_parts p = {0};
    pdn_shard *s = NULL;

    (void)state;
    MUST(run_shard(part[0], 1, 2));
    run.version = "2";
    MUST(pdn_shard_deal(&run, run_input, run_sha256, part[1], &s));
    MUST(pdn_shard_end(s));
    pdn_shard_free(s);
    assert_int_equal(pdn_shard_parts_read(part, 2, &p), PDN_EDATA);
    assert_non_null(strstr(pdn_message(), "its version is \"2\", not \"1\""));
    MUST(run_shard(part[0], 1, 1));
    assert_int_equal(pdn_shard_merge(&run, run_input, run_sha256, part, 1, &s),
                     PDN_EDATA);
    assert_non_null(strstr(pdn_message(), "by version 1, and not of"));
}

/* The head comes back as it was, whatever stands in a name. */
static void test_head(void **state)
{
    char path[RUN_PATH];
    const char *part = run_path(folder, 1, path);
    pdn_shard_parts p = {0};

    (void)state;
    MUST(run_shard(part, 1, 1));
    MUST(pdn_shard_parts_read(&part, 1, &p));
    assert_string_equal(p.run.tool, "pdn-test");
    assert_string_equal(p.run.command, "pdn-test --draws 2300");
    assert_true(p.run.seed == UINT64_MAX);
    assert_int_equal(p.run.words, 3);
    assert_int_equal(p.run.word[1].kind, PDN_SHARD_FILE);
    assert_string_equal(p.run.word[1].text, "--duties=/a/b=c.csv");
    assert_string_equal(p.run.word[2].text, "in%\n put.csv");
    assert_int_equal(p.run.inputs, 1);
    assert_string_equal(p.run.input[0].name, "in%\n put.csv");
    assert_string_equal(p.run.input[0].sha256, run_sha256);
    pdn_shard_parts_clear(&p);
}

/* Any byte that is another one is found, on its line. */
static void test_any_byte(void **state)
{
    char path[RUN_PATH], bad[RUN_PATH];
    const char *part = run_path(folder, 1, path);
    const char *other = run_path(folder, 2, bad);
    static char text[400000];
    size_t line = 1;

    (void)state;
    MUST(run_shard(part, 1, 1));
    FILE *in = fopen(part, "rb");
    assert_non_null(in);
    size_t n = fread(text, 1, sizeof text, in);
    fclose(in);
    assert_true(n > 1000 && n < sizeof text);
    for (size_t k = 0; k < n; line += text[k++] == '\n') {
        if (k % 997 != 0) continue;
        char keep = text[k], want[2 * RUN_PATH];
        pdn_shard_parts p = {0};
        text[k] = (char)(keep ^ 1);
        FILE *out = fopen(other, "wb");
        assert_non_null(out);
        assert_int_equal(fwrite(text, 1, n, out), n);
        fclose(out);
        text[k] = keep;
        assert_int_equal(pdn_shard_parts_read(&other, 1, &p), PDN_EPARSE);
        snprintf(want, sizeof want, "%s:%zu: ", other, line);
        CHECK(strstr(pdn_message(), want) == pdn_message(), "byte %zu: %s, %s",
              k, pdn_message(), want);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_place_read),
        cmocka_unit_test(test_dealing_by_hand),
        cmocka_unit_test(test_dealing_is_a_partition),
        cmocka_unit_test(test_bit_for_bit),
        cmocka_unit_test(test_other_questions),
        cmocka_unit_test(test_other_version),
        cmocka_unit_test(test_head),
        cmocka_unit_test(test_any_byte),
    };

    return cmocka_run_group_tests_name("shards", tests, make_folder,
                                       remove_folder);
}
