/* The n-th taking of memory fails, for n = 1, 2, 3 ...: a file of another
 * program is read whole, a network written whole and put together to groups
 * whole, or memory is out and nothing stands there. */
#include "check.h"
#include "scarce.h"

#include "core/files/read_file.h"
#include "pdnet/aggregate.h"
#include "pdnet/formats.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[] = "/tmp/pdn-scarce-XXXXXX";

static int open_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) == NULL;
}

static int close_folder(void **state)
{
    (void)state;
    return rmdir(folder);
}

static char *in_folder(const char *name, char path[80])
{
    snprintf(path, 80, "%s/%s", folder, name);
    return path;
}

static void save(const char *path, const char *text)
{
    FILE *f = fopen(path, "wb");

    assert_non_null(f);
    fputs(text, f);
    assert_int_equal(fclose(f), 0);
}

/* What is tried: fails with PDN_ENOMEM, or is right. */
typedef pdn_status (*attempt)(void *context);

static void with_little_memory(attempt try, void *context, const char *what)
{
    pdn_status st = PDN_ENOMEM;
    long n = 0;

    for (; st != PDN_OK; n++) {
        assert_true(n < 3000);
        pdn_message_clear();
        atomic_store(&scarce_left, n);
        st = try(context);
        atomic_store(&scarce_left, LONG_MAX);
        CHECK(st == PDN_OK || st == PDN_ENOMEM, "%s %ld: %d %s", what, n,
              (int)st, pdn_message());
        if (st != PDN_OK) assert_string_equal(pdn_message(), "out of memory");
    }
    assert_true(n > 2);
}

struct reading {
    const char *path;
    size_t actors, ties;
};

static pdn_status read_one(void *context)
{
    const struct reading *r = context;
    pdn_network g = {0};
    pdn_diagnostics f = {0};
    pdn_status st = pdn_network_read(r->path, PDN_AS_SAID, NULL, &f, NULL, &g);

    if (st == PDN_OK) assert_true(g.actors == r->actors && g.ties == r->ties);
    pdn_network_clear(&g);
    pdn_diagnostics_clear(&f);
    return st;
}

/* Actors and ties by hand; 1-2 stands twice in the first. */
static void files_are_read_whole(void **state)
{
    (void)state;
    static const struct {
        const char *name, *text;
        size_t actors, ties;
    } cases[] = {
        {"x.net",
         "*Vertices 3 1\n1 \"a\" .1 .2 ellipse sector NAV\n2 \"b\"\n*Arcs :1 "
         "\"x\"\n"
         "1 2 2 note u\n*Edges\n1 2 1\n*Matrix\n0 1\n*Partition p\n*Vertices "
         "3\n"
         "1\n2\n2\n",
         3, 3},
        {"x.dl",
         "dl n=3 nm=2\nlabels:\na \"b c\" d\ndata:\n0 1 .\n0 0 0\n0 0 0\n0 0 "
         "0\n"
         "1 0 0\n0 0 0\n",
         3, 3},
        {"x.gml",
         "graph [ directed 1 node [ id 1 label \"&#229;\" ] node [ id 2 label "
         "\"b\" g [ x 1 ] w 3 ] edge [ source 1 target 2 weight 2 ] ]",
         2, 1},
    };
    for (size_t k = 0; k < LEN(cases); k++) {
        char path[80];
        save(in_folder(cases[k].name, path), cases[k].text);
        struct reading r = {path, cases[k].actors, cases[k].ties};
        with_little_memory(read_one, &r, cases[k].name);
        (void)unlink(path);
    }
}

static void make(pdn_network *g)
{
    pdn_diagnostics f = {0};
    pdn_survey_options o = {.answered = PDN_ANSWERED_ALL};
    char actors[80], ties[80];

    save(in_folder("a.csv", actors), "id,name,sector,a b\na,Åse,S,1\nb,Bo,S,2\n"
                                     "c,\"C \"\"\",N,3\n");
    save(in_folder("t.csv", ties),
         "from,to,frequency,quality,note\na,b,2,3,u\na,c,1,2,\nb,a,0,,v\nc,a,1,"
         "4,\n");
    o.actors = actors;
    o.ties = ties;
    MUST(pdn_survey_network(&o, &f, NULL, g));
    pdn_diagnostics_clear(&f);
    (void)unlink(actors);
    (void)unlink(ties);
}

struct writing {
    const pdn_network *g;
    pdn_network_format format;
    const char *path, *groups;
};

static pdn_status write_one(void *context)
{
    const struct writing *w = context;
    pdn_diagnostics f = {0};
    pdn_status st =
        pdn_network_write(w->path, w->format, w->groups, w->g, &f, NULL);

    if (st != PDN_OK) assert_int_equal(access(w->path, F_OK), -1);
    pdn_diagnostics_clear(&f);
    return st;
}

static void files_are_written_whole(void **state)
{
    (void)state;
    static const struct {
        const char *name, *groups, *also;
    } cases[] = {{"x.graphml", NULL, NULL},
                 {"x.net", "sector", "x.clu"},
                 {"x.dl", NULL, NULL},
                 {"x.gml", NULL, NULL},
                 {"x.gexf", NULL, NULL}};
    pdn_network g = {0};
    char path[80], also[80];

    make(&g);
    for (size_t k = 0; k < LEN(cases); k++) {
        struct writing w = {&g, PDN_AS_SAID, in_folder(cases[k].name, path),
                            cases[k].groups};
        with_little_memory(write_one, &w, cases[k].name);
        assert_int_equal(unlink(path), 0);
        if (cases[k].also != NULL)
            assert_int_equal(unlink(in_folder(cases[k].also, also)), 0);
    }
    pdn_network_clear(&g);
}

static pdn_status aggregate(void *context)
{
    pdn_network q = {0};
    pdn_diagnostics f = {0};
    pdn_status st = pdn_network_aggregate(context, "sector", &f, &q);

    if (st == PDN_OK) assert_true(q.actors == 2 && q.ties == 2);
    pdn_network_clear(&q);
    pdn_diagnostics_clear(&f);
    return st;
}

static void groups_are_made_whole(void **state)
{
    (void)state;
    pdn_network g = {0};

    make(&g);
    with_little_memory(aggregate, &g, "aggregate");
    pdn_network_clear(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_are_read_whole),
        cmocka_unit_test(files_are_written_whole),
        cmocka_unit_test(groups_are_made_whole),
    };
    pdn_runtime_init();
    return cmocka_run_group_tests(tests, open_folder, close_folder);
}
