#include "check.h"

#include "pdnet/core.h"
#include "pdnet/table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct row {
    const char *id, *note;
    double share, count, works;
};

static const pdn_field fields[] = {
    {"id", PDN_TEXT, offsetof(struct row, id), PDN_UNIT_ID, "Actor",
     "Who it is.", PDN_DISCLOSURE_NAMES_A_PERSON, NULL},
    {"note", PDN_TEXT, offsetof(struct row, note), PDN_UNIT_TEXT, "Note",
     "Any.", PDN_DISCLOSURE_FREE_TEXT, NULL},
    {"share", PDN_REAL, offsetof(struct row, share), PDN_UNIT_SHARE, "Share",
     "Part of all.", PDN_DISCLOSURE_FROM_COUNTS, NULL},
    {"count", PDN_INTEGER, offsetof(struct row, count), PDN_UNIT_COUNT, "Count",
     "How many.", PDN_DISCLOSURE_COUNT_OF_PEOPLE, NULL},
    {"works", PDN_BOOLEAN, offsetof(struct row, works), PDN_UNIT_YES_NO,
     "Works", "Whether it works.", PDN_DISCLOSURE_PUBLIC, NULL},
};

static const pdn_schema schema = {
    "sample", "A sample table", sizeof(struct row), fields, LEN(fields), NULL,
    0};

static char folder[64];

/* A path in the test's own folder; four of them at a time. */
static const char *in_folder(const char *name)
{
    static char path[4][128];
    static int turn;

    turn = (turn + 1) % 4;
    snprintf(path[turn], sizeof path[turn], "%s/%s", folder, name);
    return path[turn];
}

static char *slurp(const char *path)
{
    FILE *f = fopen(path, "rb");
    static char text[8192];

    if (f == NULL) return NULL;
    size_t n = fread(text, 1, sizeof text - 1, f);
    text[n] = '\0';
    (void)fclose(f);
    return text;
}

static void prints(const struct row *rows, size_t n, const pdn_write_options *o,
                   const char *want)
{
    const char *path = in_folder("printed.csv");

    MUST(pdn_rows_write(path, &schema, rows, n, o, NULL, NULL));
    assert_string_equal(slurp(path), want);
}

/* Expected bytes by hand from RFC 4180 and the marks of the four absences. */
static void writes_the_bytes_that_are_promised(void **state)
{
    (void)state;
    static const char *const some[] = {"works", "id"};
    const struct row rows[] = {
        {"A", NULL, 0.1, 3, 1},
        {"B,1", "say \"hi\"", pdn_absent(PDN_NOT_ASKED),
         pdn_absent(PDN_NO_ANSWER), pdn_absent(PDN_SUPPRESSED)},
        {"C\nD", "=1+1", pdn_absent(PDN_NOT_DEFINED), -2, 0},
        {"Å;", " x", 1e21, 0, (double)NAN},
    };
    prints(rows, 0, NULL, "id,note,share,count,works\n");
    prints(rows, LEN(rows), NULL,
           "id,note,share,count,works\n"
           "A,,0.1,3,1\n"
           "\"B,1\",\"say \"\"hi\"\"\",.,..,:\n"
           "\"C\nD\",=1+1,,-2,0\n"
           "Å;,\" x\",1e+21,0,\n");
    prints(rows, LEN(rows), &(pdn_write_options){.excel = true},
           "\xEF\xBB\xBFid;note;share;count;works\r\n"
           "A;;0,1;3;1\r\n"
           "B,1;\"say \"\"hi\"\"\";.;..;:\r\n"
           "\"C\nD\";'=1+1;;-2;0\r\n"
           "\"Å;\";\" x\";1e+21;0;\r\n");
    prints(rows, 2, &(pdn_write_options){.only = some, .onlys = 2},
           "works,id\n1,A\n:,\"B,1\"\n");
    prints(&rows[3], 1, &(pdn_write_options){.only = some, .onlys = 1},
           "works\n\"\"\n");
}

static void refuses_columns_that_are_not_there(void **state)
{
    (void)state;
    static const char *const wrong[] = {"id", "shre"}, *const twice[] = {"id",
                                                                         "id"};
    const pdn_write_options a = {.only = wrong, .onlys = 2};
    const pdn_write_options b = {.only = twice, .onlys = 2};
    const char *path = in_folder("only.csv");

    assert_int_equal(pdn_rows_write(path, &schema, NULL, 0, &a, NULL, NULL),
                     PDN_EARG);
    assert_string_equal(pdn_message(), "no column \"shre\" in sample");
    assert_int_equal(pdn_rows_write(path, &schema, NULL, 0, &b, NULL, NULL),
                     PDN_EARG);
    assert_int_equal(access(path, F_OK), -1);
}

static pdn_provenance some_origin(void)
{
    pdn_provenance p = {.tool = "pdn-sample",
                        .version = "1",
                        .command = "pdn-sample 'a b.csv'",
                        .seed = 7};

    /* NIST FIPS 180-2, example B.1: SHA-256 of "abc". */
    char hex[65];
    pdn_sha256("abc", 3, hex);
    MUST(pdn_provenance_add(&p, "/some/where/a b.csv", hex));
    return p;
}

static void describes_what_was_written(void **state)
{
    (void)state;
    const struct row rows[] = {{"A", NULL, 0.5, 3, 1}};
    const pdn_about about = {"2021", 170,  132, pdn_absent(PDN_NOT_DEFINED),
                             false,  false};
    pdn_provenance origin = some_origin();
    static const char *const some[] = {"id", "works"};
    const pdn_write_options o = {.only = some, .onlys = 2};

    MUST(pdn_rows_write(in_folder("Små tall-2021.csv"), &schema, rows, 1, &o,
                        &about, &origin));
    assert_string_equal(slurp(in_folder("Små tall-2021.csv")),
                        "id,works\nA,1\n");
    /* The digest is that of coreutils' sha256sum over the 13 bytes. */
    assert_string_equal(
        slurp(in_folder("Små tall-2021.resource.json")),
        "{\n"
        "  \"profile\": \"tabular-data-resource\",\n"
        "  \"name\": \"sm---tall-2021\",\n"
        "  \"title\": \"A sample table\",\n"
        "  \"path\": \"Små tall-2021.csv\",\n"
        "  \"mediatype\": \"text/csv\",\n"
        "  \"format\": \"csv\",\n"
        "  \"encoding\": \"utf-8\",\n"
        "  \"bytes\": 13,\n"
        "  \"hash\": "
        "\"sha256:"
        "5c35fa2892b93194bb5f520bc8f33318b0f82cf48edebe236ed3daef859cc1e2\",\n"
        "  \"dialect\": {\n"
        "    \"delimiter\": \",\",\n"
        "    \"lineTerminator\": \"\\n\"\n"
        "  },\n"
        "  \"schema\": {\n"
        "    \"fields\": [\n"
        "      {\n"
        "        \"name\": \"id\",\n"
        "        \"title\": \"Actor\",\n"
        "        \"type\": \"string\",\n"
        "        \"unit\": \"id\",\n"
        "        \"description\": \"Who it is.\"\n"
        "      },\n"
        "      {\n"
        "        \"name\": \"works\",\n"
        "        \"title\": \"Works\",\n"
        "        \"type\": \"boolean\",\n"
        "        \"unit\": \"yes/no\",\n"
        "        \"description\": \"Whether it works.\",\n"
        "        \"trueValues\": [\n"
        "          \"1\"\n"
        "        ],\n"
        "        \"falseValues\": [\n"
        "          \"0\"\n"
        "        ]\n"
        "      }\n"
        "    ],\n"
        "    \"missingValues\": [\n"
        "      \"\",\n"
        "      \".\",\n"
        "      \"..\",\n"
        "      \":\"\n"
        "    ]\n"
        "  },\n"
        "  \"n\": 170,\n"
        "  \"answered\": 132,\n"
        "  \"wave\": \"2021\",\n"
        "  \"provenance\": {\n"
        "    \"tool\": \"pdn-sample\",\n"
        "    \"version\": \"1\",\n"
        "    \"command\": \"pdn-sample 'a b.csv'\",\n"
        "    \"seed\": 7,\n"
        "    \"sources\": [\n"
        "      {\n"
        "        \"path\": \"a b.csv\",\n"
        "        \"hash\": \"sha256:"
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        "\"\n"
        "      }\n"
        "    ]\n"
        "  }\n"
        "}\n");
    pdn_arena text = {0};
    pdn_about back = {0};
    double seed = 0;
    MUST(pdn_about_read(in_folder("Små tall-2021.csv"), &text, &back, &seed));
    assert_string_equal(back.wave, "2021");
    assert_true(near(back.n, 170, 0) && near(back.answered, 132, 0));
    assert_true(near(seed, 7, 0) && isnan(back.draws));
    MUST(pdn_about_read(in_folder("nothing.csv"), &text, &back, &seed));
    assert_true(back.wave == NULL && isnan(back.n) && isnan(seed));
    pdn_arena_clear(&text);
    pdn_provenance_clear(&origin);
}

static void a_failure_leaves_nothing(void **state)
{
    (void)state;
    const struct row rows[] = {{"A", NULL, 0.5, 3, 1}};
    pdn_provenance origin = some_origin();
    struct stat s;

    assert_int_equal(
        pdn_rows_write("/dev/full", &schema, rows, 1, NULL, NULL, &origin),
        PDN_EIO);
    assert_int_equal(pdn_rows_write(in_folder("no/folder.csv"), &schema, rows,
                                    1, NULL, NULL, &origin),
                     PDN_EIO);
    assert_non_null(strstr(pdn_message(), "no/folder.csv"));

    /* The description cannot be written: the old table stands. */
    FILE *f = fopen(in_folder("old.csv"), "wb");
    assert_non_null(f);
    fputs("old\n", f);
    (void)fclose(f);
    assert_int_equal(mkdir(in_folder("old.resource.json"), 0700), 0);
    assert_int_equal(pdn_rows_write(in_folder("old.csv"), &schema, rows, 1,
                                    NULL, NULL, &origin),
                     PDN_EIO);
    assert_string_equal(slurp(in_folder("old.csv")), "old\n");
    assert_int_equal(stat(in_folder("old.resource.json"), &s), 0);

    /* Neither a name of its own nor an ending: no description. */
    MUST(pdn_rows_write(in_folder("plain.txt"), &schema, rows, 1, NULL, NULL,
                        &origin));
    assert_int_equal(access(in_folder("plain.resource.json"), F_OK), -1);
    pdn_provenance_clear(&origin);
}

/* ---- Random tables, there and back ------------------------------------- */

static const char *random_text(pdn_random *rng, pdn_arena *a, bool guarded)
{
    static const char *const piece[] = {
        "a",  "B",  "9", ".",  "..", ":", "<5",   "NA", ",",
        ";",  "\t", "|", "\"", " ",  "æ", "Ø",    "å",  "😀",
        "\n", "\r", "=", "-",  "0",  "1", "sep=;"};
    char text[64] = "";

    for (size_t k = pdn_random_below(rng, 6); k > 0; k--)
        strcat(text, piece[pdn_random_below(rng, LEN(piece))]);
    /* What --excel guards with an apostrophe comes back with it. */
    if (guarded && strchr("=-\t\r", text[0]) != NULL && text[0] != '\0')
        text[0] = 'x';
    return text[0] == '\0' ? NULL : pdn_arena_text(a, text, strlen(text));
}

static double random_number(pdn_random *rng, bool whole)
{
    static const pdn_state state[] = {PDN_NOT_DEFINED, PDN_NOT_ASKED,
                                      PDN_NO_ANSWER, PDN_SUPPRESSED};
    uint32_t kind = pdn_random_below(rng, 8);

    if (kind < LEN(state)) return pdn_absent(state[kind]);
    if (whole) return (double)pdn_random_below(rng, 2000) - 1000;
    return (pdn_random_unit(rng) - 0.5) * exp(60 * (pdn_random_unit(rng) - .5));
}

static struct row random_row(pdn_random *rng, pdn_arena *a, bool guarded)
{
    struct row r = {.note = random_text(rng, a, guarded),
                    .share = random_number(rng, false),
                    .count = random_number(rng, true),
                    .works = (double)pdn_random_below(rng, 2)};
    char id[64];

    snprintf(id, sizeof id, "i%s", r.note != NULL ? r.note : "");
    r.id = pdn_arena_text(a, id, strlen(id));
    return r;
}

static bool same_text(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

/* Bit by bit, so that the states are compared too. */
static bool same_number(double a, double b)
{
    return pdn_state_of(a) == pdn_state_of(b) && near(a, b, 0);
}

static void check_same(const struct row *a, const struct row *b, size_t n)
{
    for (size_t i = 0; i < n; i++)
        CHECK(same_text(a[i].id, b[i].id) && same_text(a[i].note, b[i].note) &&
                  same_number(a[i].share, b[i].share) &&
                  same_number(a[i].count, b[i].count) &&
                  same_number(a[i].works, b[i].works),
              "row %zu: %s %g %g is %s %g %g", i, a[i].id, a[i].share,
              a[i].count, b[i].id, b[i].share, b[i].count);
}

static void there_and_back(pdn_random *rng, bool excel)
{
    enum { MOST = 8 };
    struct row rows[MOST];
    const char *path = in_folder("random.csv");
    const pdn_write_options o = {.excel = excel};
    pdn_arena text = {0}, read = {0};
    pdn_diagnostics f = {0};
    void *back = NULL;
    size_t n = pdn_random_below(rng, MOST + 1), m = 0;

    for (size_t i = 0; i < n; i++)
        rows[i] = random_row(rng, &text, excel);
    MUST(pdn_rows_write(path, &schema, rows, n, &o, NULL, NULL));
    MUST(pdn_rows_read(path, &schema, &f, &read, &back, &m));
    CHECK(m == n, "%zu rows, %zu written", m, n);
    check_same(rows, back, n);
    free(back);
    pdn_arena_clear(&text);
    pdn_arena_clear(&read);
    pdn_diagnostics_clear(&f);
}

static void random_tables_come_back_as_they_were(void **state)
{
    (void)state;
    pdn_random rng;

    pdn_random_start(&rng, 20211, 1, 1);
    for (int i = 0; i < 1500; i++)
        there_and_back(&rng, i % 2 == 1);
}

static void a_missing_column_is_absent(void **state)
{
    (void)state;
    const char *path = in_folder("part.csv");
    pdn_arena text = {0};
    pdn_diagnostics f = {0};
    void *back = NULL;
    size_t n = 0;

    FILE *out = fopen(path, "wb");
    fputs("share,id\n.5,A\n", out);
    (void)fclose(out);
    MUST(pdn_rows_read(path, &schema, &f, &text, &back, &n));
    const struct row *row = back;
    assert_int_equal(n, 1);
    assert_string_equal(row->id, "A");
    assert_true(near(row->share, 0.5, 0) && row->note == NULL);
    assert_int_equal(pdn_state_of(row->count), PDN_NOT_DEFINED);
    free(back);

    out = fopen(path, "wb");
    fputs("some,thing\n1,2\n", out);
    (void)fclose(out);
    assert_int_equal(pdn_rows_read(path, &schema, &f, &text, &back, &n),
                     PDN_EPARSE);
    assert_string_equal(
        pdn_message(),
        "part.csv: not a table of sample: it has none of its columns");
    pdn_arena_clear(&text);
    pdn_diagnostics_clear(&f);
}

static int begin(void **state)
{
    (void)state;
    snprintf(folder, sizeof folder, "/tmp/pdn-field-XXXXXX");
    return mkdtemp(folder) != NULL ? 0 : -1;
}

static int end(void **state)
{
    static const char *const left[] = {
        "Små tall-2021.csv", "Små tall-2021.resource.json",
        "old.csv",           "plain.txt",
        "random.csv",        "part.csv",
        "printed.csv"};

    (void)state;
    for (size_t i = 0; i < LEN(left); i++)
        (void)unlink(in_folder(left[i]));
    (void)rmdir(in_folder("old.resource.json"));
    return rmdir(folder); /* fails when something half-written was left */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_the_bytes_that_are_promised),
        cmocka_unit_test(refuses_columns_that_are_not_there),
        cmocka_unit_test(describes_what_was_written),
        cmocka_unit_test(a_failure_leaves_nothing),
        cmocka_unit_test(random_tables_come_back_as_they_were),
        cmocka_unit_test(a_missing_column_is_absent),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
