/* The ground floor: messages, findings, arena, files, threads, chance. */
#include "check.h"

#include "pdnet/core.h"
#include "pdnet/files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void where_is_put_before_every_line(void **state)
{
    (void)state;
    pdn_fail(PDN_EPARSE, "2:1: one\n3:1: two");
    assert_int_equal(pdn_within(PDN_EPARSE, "ties.csv"), PDN_EPARSE);
    assert_string_equal(pdn_message(),
                        "ties.csv: 2:1: one\nties.csv: 3:1: two");
    assert_int_equal(pdn_within(PDN_OK, "nowhere"), PDN_OK);
    pdn_message_clear();
    assert_string_equal(pdn_message(), "");
}

static void fifty_faults_are_told_and_the_rest_counted(void **state)
{
    (void)state;
    pdn_diagnostics f = {0};
    pdn_diagnostic at = {
        .file = "ties.csv", .column = 2, .severity = PDN_ERROR, .code = "x"};

    MUST(pdn_diagnostics_verdict(&f));
    at.severity = PDN_NOTE;
    MUST(pdn_diagnostics_add(&f, at, "only a note"));
    MUST(pdn_diagnostics_verdict(&f));
    at.severity = PDN_ERROR;
    for (at.line = 1; at.line <= 53; at.line++)
        MUST(pdn_diagnostics_add(&f, at, "fault %zu", at.line));
    assert_int_equal(pdn_diagnostics_verdict(&f), PDN_EPARSE);

    size_t lines = 1;
    for (const char *c = pdn_message(); *c != '\0'; c++)
        lines += *c == '\n';
    assert_int_equal(lines, 51);
    assert_true(strncmp(pdn_message(), "ties.csv:1:2: fault 1\n", 22) == 0);
    assert_non_null(strstr(pdn_message(), "and 3 more faults (53 in all)"));
    pdn_diagnostics_clear(&f);
}

static void an_arena_gives_aligned_zeroes(void **state)
{
    (void)state;
    pdn_arena a = {0};

    for (size_t n = 0; n < 200000; n = 3 * n + 1) {
        unsigned char *p = pdn_arena_get(&a, n);
        assert_non_null(p);
        assert_true((uintptr_t)p % sizeof(double) == 0);
        for (size_t i = 0; i < n; i++)
            assert_int_equal(p[i], 0);
        memset(p, 0xff, n);
    }
    assert_null(pdn_arena_get(&a, SIZE_MAX));
    pdn_arena_clear(&a);
    pdn_arena_clear(&a);
}

/* Taken before anything else, between texts, of nothing, and too much. */
static void an_arena_holds_arrays_beside_texts(void **state)
{
    (void)state;
    pdn_status st = PDN_OK;
    pdn_arena a = {0};
    const char *text = NULL;
    uint64_t *first = NULL, *second = NULL, *none = NULL, *much = NULL;

    PDN_TAKE(&a, first, 3);
    text = pdn_arena_string(&a, "kept");
    PDN_TAKE(&a, second, 20000);
    PDN_TAKE(&a, none, 0);
    assert_string_equal(pdn_arena_string(&a, "more"), "more");
    assert_string_equal(text, "kept");
    assert_int_equal((uintptr_t)second % _Alignof(max_align_t), 0);
    for (size_t i = 0; i < 20000; i++)
        assert_true(second[i] == 0 && first[i % 3] == 0);
    assert_non_null(none);
    PDN_TAKE(&a, much, SIZE_MAX / sizeof *much);
out:
    assert_int_equal(st, PDN_ENOMEM);
    assert_null(much);
    pdn_arena_clear(&a);
    assert_null(a.head);
}

static void an_arena_prints_texts_of_any_length(void **state)
{
    (void)state;
    pdn_arena a = {0};
    const char *text = "x";

    for (size_t n = 1; n < 400; n++) {
        assert_int_equal(pdn_arena_format(&a, &text, "%s%c", text, 'y'),
                         PDN_OK);
        assert_int_equal(strlen(text), n + 1);
        assert_true(text[0] == 'x' && text[n] == 'y');
    }
    assert_int_equal(pdn_arena_format(&a, &text, "%.1f", 1.5), PDN_OK);
    assert_string_equal(text, "1.5");
    pdn_arena_clear(&a);
}

static void read_back(const char *path, char *text, size_t size)
{
    FILE *f = fopen(path, "r");
    CHECK(f != NULL, "%s does not open", path);
    text[fread(text, 1, size - 1, f)] = '\0';
    fclose(f);
}

static void a_file_appears_whole_or_not_at_all(void **state)
{
    (void)state;
    char folder[] = "/tmp/pdn core XXXXXX", path[64], text[64];
    pdn_atomic_file o = {0};

    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/a.csv", folder);
    MUST(pdn_atomic_file_open(path, &o));
    fputs("first", o.file);
    assert_int_equal(access(path, F_OK), -1);
    MUST(pdn_atomic_file_commit(&o));
    read_back(path, text, sizeof text);
    assert_string_equal(text, "first");

    MUST(pdn_atomic_file_open(path, &o));
    fputs("second", o.file);
    pdn_atomic_file_abandon(&o);
    read_back(path, text, sizeof text);
    assert_string_equal(text, "first");

    MUST(pdn_atomic_file_open(path, &o));
    fputs("third", o.file);
    pdn_atomic_file_remove_all(); /* as a signal does */
    assert_int_equal(pdn_atomic_file_commit(&o), PDN_EIO);
    read_back(path, text, sizeof text);
    assert_string_equal(text, "first");

    assert_int_equal(pdn_atomic_file_open(folder, &o), PDN_EIO);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(folder), 0); /* no temporary is left */
}

static void a_full_disk_is_a_failure(void **state)
{
    (void)state;
    pdn_atomic_file o = {0};

    MUST(pdn_atomic_file_open("/dev/full", &o));
    fputs("text", o.file);
    assert_int_equal(pdn_atomic_file_commit(&o), PDN_EIO);
    assert_string_equal(pdn_message(), "/dev/full: No space left on device");
    assert_int_equal(pdn_atomic_file_open("/no/such/folder/x", &o), PDN_EIO);
    assert_int_equal(pdn_folder_make("/dev/null/x"), PDN_EIO);
}

struct sum {
    double part[1000];
    size_t fail_at;
};

static pdn_status add_one(void *context, size_t item, size_t worker)
{
    struct sum *s = context;
    (void)worker;
    if (item >= s->fail_at) return pdn_fail(PDN_EDATA, "item %zu", item);
    s->part[item] = 1 / (double)(item + 1);
    return PDN_OK;
}

static void threads_change_nothing(void **state)
{
    (void)state;
    static const size_t threads[] = {1, 2, 7, 300};
    static struct sum s[4];

    for (size_t t = 0; t < 4; t++) {
        s[t].fail_at = SIZE_MAX;
        MUST(pdn_parallel(1000, threads[t], add_one, &s[t]));
        assert_memory_equal(s[t].part, s[0].part, sizeof s[0].part);
    }
    for (size_t t = 0; t < 4; t++) {
        s[t].fail_at = 0;
        assert_int_equal(pdn_parallel(1000, threads[t], add_one, &s[t]),
                         PDN_EDATA);
        assert_string_equal(pdn_message(), "item 0");
    }
    MUST(pdn_parallel(0, 4, add_one, &s[0]));
    assert_true(pdn_threads(0) >= 1);
    assert_int_equal(pdn_threads(3), 3);
}

/* First outputs of xoshiro256++ from the state 1, 2, 3, 4: computed with the
 * authors' reference code (prng.di.unimi.it/xoshiro256plusplus.c). */
static void the_generator_is_the_published_one(void **state)
{
    (void)state;
    static const uint64_t want[] = {UINT64_C(41943041), UINT64_C(58720359),
                                    UINT64_C(3588806011781223),
                                    UINT64_C(3591011842654386)};
    pdn_random r = {{1, 2, 3, 4}};

    for (size_t i = 0; i < LEN(want); i++)
        assert_true(pdn_random_bits(&r) == want[i]);
}

static void streams_are_apart_and_repeat(void **state)
{
    (void)state;
    pdn_random a = {{0}}, b = {{0}};

    pdn_random_start(&a, 1, 2, 3);
    pdn_random_start(&b, 1, 2, 3);
    assert_true(pdn_random_bits(&a) == pdn_random_bits(&b));
    for (uint64_t k = 0; k < 3; k++) {
        pdn_random_start(&b, 1 + (k == 0), 2 + (k == 1), 3 + (k == 2));
        pdn_random_start(&a, 1, 2, 3);
        assert_true(pdn_random_bits(&a) != pdn_random_bits(&b));
    }
}

/* Means and variances known in closed form; bounds of about five standard
 * errors. */
static void the_distributions_have_their_moments(void **state)
{
    (void)state;
    enum { N = 40000 };
    static const struct {
        const char *name;
        double mean, variance;
    } want[] = {{"below 7", 3, 4},
                {"unit", 0.5, 1.0 / 12},
                {"normal", 0, 1},
                {"gamma .5", 0.5, 0.5},
                {"gamma 3", 3, 3},
                {"beta 2,3", 0.4, 0.04},
                {"binomial 9,.3", 2.7, 1.89}};
    for (size_t k = 0; k < LEN(want); k++) {
        pdn_random r = {{0}};
        double sum = 0, square = 0;
        pdn_random_start(&r, 1, 1, k);
        for (int i = 0; i < N; i++) {
            double x = k == 0   ? pdn_random_below(&r, 7)
                       : k == 1 ? pdn_random_unit(&r)
                       : k == 2 ? pdn_random_normal(&r)
                       : k == 3 ? pdn_random_gamma(&r, 0.5)
                       : k == 4 ? pdn_random_gamma(&r, 3)
                       : k == 5 ? pdn_random_beta(&r, 2, 3)
                                : pdn_random_binomial(&r, 9, 0.3);
            sum += x;
            square += x * x;
        }
        double mean = sum / N, variance = square / N - mean * mean;
        CHECK(near(mean, want[k].mean, 5 * sqrt(want[k].variance / N)),
              "%s: mean %g", want[k].name, mean);
        CHECK(near(variance, want[k].variance, 0.08 * want[k].variance),
              "%s: variance %g", want[k].name, variance);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(where_is_put_before_every_line),
        cmocka_unit_test(fifty_faults_are_told_and_the_rest_counted),
        cmocka_unit_test(an_arena_gives_aligned_zeroes),
        cmocka_unit_test(an_arena_holds_arrays_beside_texts),
        cmocka_unit_test(an_arena_prints_texts_of_any_length),
        cmocka_unit_test(a_file_appears_whole_or_not_at_all),
        cmocka_unit_test(a_full_disk_is_a_failure),
        cmocka_unit_test(threads_change_nothing),
        cmocka_unit_test(the_generator_is_the_published_one),
        cmocka_unit_test(streams_are_apart_and_repeat),
        cmocka_unit_test(the_distributions_have_their_moments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
