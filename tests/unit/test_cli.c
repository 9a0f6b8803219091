#include "check.h"
#include "cli.h"

#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct args {
    const char *pattern, *extra, *pair, *which;
    int how;
    double level;
    long years;
    bool undirected;
    pdn_list scale;
};

#define AT(field) offsetof(struct args, field)
static const pdn_option_word hows[] = {{"all", 1}, {"some", 2}, {NULL, 0}};
static const char *const ones[] = {"this", "that", NULL};
static const pdn_opt opts[] = {
    {.name = "pattern",
     .kind = PDN_STRING,
     .at = AT(pattern),
     .value = "REGEX",
     .help = "text"},
    {.name = "extra", .kind = PDN_FILE, .at = AT(extra), .help = "a file"},
    {.name = "with",
     .kind = PDN_STRING,
     .at = AT(pair),
     .value = "A,B",
     .help = "a pair"},
    {.name = "how",
     .kind = PDN_CHOICE,
     .at = AT(how),
     .choice = hows,
     .help = "how"},
    {.name = "which",
     .kind = PDN_WORD,
     .at = AT(which),
     .value = "ONE",
     .words = ones,
     .help = "one of"},
    {.letter = 'l',
     .name = "level",
     .kind = PDN_NUMBER,
     .at = AT(level),
     .value = "P",
     .min = .5,
     .max = .9999,
     .help = "level",
     .manual = "Says *level*. Twice."},
    {.name = "years",
     .kind = PDN_WHOLE,
     .at = AT(years),
     .value = "N",
     .min = -5,
     .max = 5,
     .help = "years"},
    {.letter = 'u',
     .name = "undirected",
     .kind = PDN_FLAG,
     .at = AT(undirected),
     .help = "flag"},
    {.name = "scale",
     .kind = PDN_MANY,
     .at = AT(scale),
     .value = "C=LO:HI",
     .help = "scale"},
};
static const pdn_opt_said draws_said[] = {{.name = "draws",
                                           .fallback = "as needed; % at least",
                                           .help = "of this tool"},
                                          {.name = NULL}};
static const char *const examples[] = {"pdn-try a.csv", NULL};
static const pdn_tool tool = {.name = "pdn-try",
                              .about = "Tries.",
                              .operands = "[A] [B]",
                              .max_operands = 2,
                              .example = examples,
                              .opt = opts,
                              .opts = LEN(opts),
                              .shares =
                                  PDN_READS_CSV | PDN_WRITES_CSV | PDN_DRAWS,
                              .said = draws_said};

enum { MOST_WORDS = 16 };

/* Parses the words that stand after the tool's name. getopt moves argv about,
 * so it gets a copy; its memory of the last call is wiped. */
static int parse(const char *const *words, struct args *args, pdn_call *call)
{
    static char copy[MOST_WORDS][200];
    static char *argv[MOST_WORDS + 2];
    int n = 1;

    snprintf(copy[0], sizeof copy[0], "pdn-try");
    argv[0] = copy[0];
    for (; words[n - 1] != NULL; n++) {
        snprintf(copy[n], sizeof copy[n], "%s", words[n - 1]);
        argv[n] = copy[n];
    }
    argv[n] = NULL;
    optind = 0;
    return cli__begin(&tool, args, n, argv, call);
}

static void records_what_changes_the_result(void **state)
{
    (void)state;
    static const struct {
        const char *words[MOST_WORDS];
        const char *want;
    } cases[] = {
        /* clang-format off */
        {{NULL}, "pdn-try"},
        {{"a.csv"}, "pdn-try a.csv"},
        {{"/some/where/a b.csv", "c/d/"}, "pdn-try 'a b.csv' d"},
        {{"a", "--seed=3", "b", "-n", "5"}, "pdn-try --seed 3 --draws 5 a b"},
        {{"-n5", "-s7", "-u"}, "pdn-try --draws 5 --seed 7 --undirected"},
        {{"-un5", "a"}, "pdn-try --undirected --draws 5 a"},
        {{"-o", "/x/out.csv", "-j", "2", "-q", "--lang", "nn", "--progress",
          "never", "--no-metadata", "a"}, "pdn-try a"},
        {{"--pattern", "a/(.*)/b"}, "pdn-try --pattern 'a/(.*)/b'"},
        {{"--with", "x/1,y/2"}, "pdn-try --with x/1,y/2"},
        {{"--extra", "/x/y/z.csv"}, "pdn-try --extra z.csv"},
        {{"--extra", "it's"}, "pdn-try --extra 'it'\\''s'"},
        {{"--pattern", "''''''''''''"}, "pdn-try --pattern "
         "''\\'''\\'''\\'''\\'''\\'''\\'''\\'''\\'''\\'''\\'''\\'''\\'''"},
        {{"--pattern", ""}, "pdn-try --pattern ''"},
        {{"--pattern", "a\x01" "b\xE5"}, "pdn-try --pattern 'a?b?'"},
        {{"--pattern", "Åsnes"}, "pdn-try --pattern Åsnes"},
        {{"--scale", "a=1:2", "--scale", "b=2:1"}, "pdn-try --scale a=1:2 --scale b=2:1"},
        {{"--", "-n", "a"}, "pdn-try -- -n a"},
        {{"-"}, "pdn-try -"},
        {{"--excel", "--column", "til=Med hvem"}, "pdn-try --excel --column 'til=Med hvem'"},
        /* clang-format on */
    };
    for (size_t i = 0; i < LEN(cases); i++) {
        struct args args = {0};
        pdn_call call = {.draws = 100};
        int done = parse(cases[i].words, &args, &call);
        CHECK(done == PDN_GO_ON, "case %zu: exit %d", i, done);
        CHECK(strcmp(call.origin.command, cases[i].want) == 0, "%s, want %s",
              call.origin.command, cases[i].want);
        assert_int_equal(cli__end(&call, PDN_OK), PDN_EXIT_OK);
    }
}

static void fills_the_structs(void **state)
{
    (void)state;
    static const char *const words[] = {
        "a",     "--level", "0.9",     "--years=-3", "--separator", "tab",
        "--how", "some",    "--scale", "x=1:2",      "-s0",         "--decimal",
        ",",     "--which", "that",    NULL};
    struct args args = {.level = 0.95, .years = 1};
    pdn_call call = {.draws = 100};

    assert_int_equal(parse(words, &args, &call), PDN_GO_ON);
    assert_true(near(args.level, 0.9, 0));
    assert_int_equal(args.years, -3);
    assert_int_equal(args.how, 2);
    assert_int_equal(args.scale.items, 1);
    assert_string_equal(args.scale.item[0], "x=1:2");
    assert_int_equal(call.csv.separator, '\t');
    assert_int_equal(call.csv.decimal, ',');
    assert_string_equal(args.which, "that");
    assert_true(cli__given(&call, "how"));
    assert_false(cli__given(&call, "undirected"));
    assert_true(call.seed == 0 && call.seed_given);
    assert_true(call.draws == 100 && !call.draws_given);
    assert_string_equal(cli__input(&call), "a");
    assert_int_equal(cli__end(&call, PDN_OK), PDN_EXIT_OK);
}

/* What a call writes on a stream, and its exit code. */
static int said(FILE *stream, const char *const *words, char *text, size_t size)
{
    struct args args = {.level = .95, .how = 1, .pattern = "a_*"};
    pdn_call call = {.draws = 100};
    FILE *catch = tmpfile();
    int kept = dup(fileno(stream));

    assert_non_null(catch);
    (void)fflush(stream);
    (void)dup2(fileno(catch), fileno(stream));
    int done = parse(words, &args, &call);
    if (done == PDN_GO_ON) (void)cli__end(&call, PDN_OK);
    (void)fflush(stream);
    (void)dup2(kept, fileno(stream));
    (void)close(kept);
    rewind(catch);
    text[fread(text, 1, size - 1, catch)] = '\0';
    (void)fclose(catch);
    return done;
}

/* What holds without an option is what its field holds before: told so by
 * --help, and by the manual page as scdoc takes it. */
static void tells_what_holds_without(void **state)
{
    (void)state;
    static const struct {
        const char *words[MOST_WORDS];
        const char *lines[8]; /* that stand in what is printed */
    } cases[] = {
        /* clang-format off */
        {{"--how", "some", "--help"}, /* the default is not what was given */
         {"\n      --how all|some              how [all]\n",
          "\n      --which ONE                 one of: this, that\n",
          "\n  -l, --level P                   level [0.95]\n",
          "\n      --years N                   years [0]\n",
          "\n      --pattern REGEX             text [a_*]\n",
          "\n      --extra FILE                a file\n",
          "\n  -n, --draws N                   of this tool [as needed; 100 at least]\n",
          "\n  -s, --seed N                    seed of all chance [1]\n"}},
        {{"--help-manual"},
         {"*--pattern* REGEX\n\tText [a\\_\\*].\n\n",
          "*--which* ONE\n\tOne of: this, that.\n\n",
          "*-l, --level* P\n\tSays *level*. Twice [0.95].\n\n",
          "*-u, --undirected*\n\tFlag.\n\n",
          "*-n, --draws* N\n\tOf this tool [as needed; 100 at least].\n\n"}},
        {{"--help-table"},
         {"\nhow\t-\tall|some\tall some\thow [all]\n",
          "\nwhich\t-\tONE\tthis that\tone of: this, that\n",
          "\nseparator\t-\tcomma|semicolon|tab|pipe\tcomma semicolon tab pipe\t"}},
        /* clang-format on */
    };
    for (size_t i = 0; i < LEN(cases); i++) {
        char text[6000];
        int done = said(stdout, cases[i].words, text, sizeof text);
        assert_int_equal(done, PDN_EXIT_OK);
        for (size_t k = 0; k < LEN(cases[i].lines); k++)
            CHECK(cases[i].lines[k] == NULL ||
                      strstr(text, cases[i].lines[k]) != NULL,
                  "case %zu: want %s in %s", i, cases[i].lines[k], text);
    }
}

static void says_what_was_wrong(void **state)
{
    (void)state;
    static const struct {
        const char *words[MOST_WORDS];
        const char *want;
    } cases[] = {
        /* clang-format off */
        {{"--frobnicate", "a"}, "unknown option --frobnicate"},
        {{"--sede", "3"}, "unknown option --sede (did you mean --seed?)"},
        {{"--sede=3"}, "unknown option --sede (did you mean --seed?)"},
        {{"--leve", "0.9"}, "unknown option --leve (did you mean --level?)"},
        {{"-Z"}, "unknown option -Z"},
        {{"-uZ"}, "unknown option -Z"},
        {{"a", "-n"}, "a value is missing after -n"},
        {{"--level"}, "a value is missing after --level"},
        {{"--pattern", "--undirected"}, "a value is missing after --pattern"},
        {{"--undirected=1"}, "--undirected takes no value"},
        {{"-n", "abc"}, "--draws abc: want a whole number from 0 to 1000000000"},
        {{"-n", "1.5"}, "--draws 1.5: want a whole number from 0 to 1000000000"},
        {{"-n", ""}, "--draws : want a whole number from 0 to 1000000000"},
        {{"-n", "-1"}, "--draws -1: want a whole number from 0 to 1000000000"},
        {{"-s", "1e3"}, "--seed 1e3: want a whole number from 0 to 9007199254740991"},
        {{"--level", "1"}, "--level 1: want a number from 0.5 to 0.9999"},
        {{"--level", "nan"}, "--level nan: want a number from 0.5 to 0.9999"},
        {{"--level", "0,9"}, "--level 0,9: want a number from 0.5 to 0.9999"},
        {{"--how", "al"}, "--how al: want all|some"},
        {{"--lang", "no"}, "--lang no: want nb|nn|en"},
        {{"--which", "x"}, "--which x: want this, that"},
        {{"--separator", "x"}, "--separator x: want comma|semicolon|tab|pipe"},
        {{"--column", "year"}, "--column year: want NAME=THEIRS"},
        {{"--column", "=x"}, "--column =x: want NAME=THEIRS"},
        {{"a", "b", "c"}, "too many files or words: want [A] [B]"},
        {{"-o", "/proc/self/exe", "/proc/self/exe"}, "--output /proc/self/exe: it is read too; want another file"},
        {{"--extra", "/proc/self/exe", "-o/proc/self/exe"}, "--output /proc/self/exe: it is read too; want another file"},
        /* clang-format on */
    };
    for (size_t i = 0; i < LEN(cases); i++) {
        char text[600], want[400];
        int done = said(stderr, cases[i].words, text, sizeof text);
        snprintf(want, sizeof want,
                 "pdn-try: %s\npdn-try: try 'pdn-try --help'\n", cases[i].want);
        CHECK(done == PDN_EXIT_USAGE, "case %zu: exit %d", i, done);
        CHECK(strcmp(text, want) == 0, "%s, want %s", text, want);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_what_changes_the_result),
        cmocka_unit_test(fills_the_structs),
        cmocka_unit_test(says_what_was_wrong),
        cmocka_unit_test(tells_what_holds_without),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
