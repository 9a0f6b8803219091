/* The n-th taking of memory fails, for n = 1, 2, 3 ...: libxml2's own, too. A
 * network that is read is the whole network, or memory is out; the command line
 * is recorded whole, or the call ends. */
#include "check.h"
#include "cli.h"
#include "scarce.h"

#include "pdnet/network.h"

#include <getopt.h>
#include <libxml/xmlmemory.h>
#include <libxml/xmlreader.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- libxml2's memory --------------------------------------------------- */

static void *xml_malloc(size_t n)
{
    return __wrap_malloc(n);
}

static void *xml_realloc(void *p, size_t n)
{
    return __wrap_realloc(p, n);
}

static char *xml_strdup(const char *s)
{
    size_t n = strlen(s) + 1;
    char *copy = __wrap_malloc(n);

    return copy != NULL ? memcpy(copy, s, n) : NULL;
}

/* ---- one network -------------------------------------------------------- */

static const char graph[] =
    "<?xml version='1.0' encoding='UTF-8'?>\n"
    "<graphml xmlns='http://graphml.graphdrawing.org/xmlns'>"
    "<key id='s' for='node' attr.name='sector' attr.type='string'>"
    "<default>A name that is &lt;long&gt; and then some</default></key>"
    "<key id='r' for='node' attr.name='responded' attr.type='boolean'/>"
    "<key id='m' for='node' attr.name='municipality' attr.type='string'/>"
    "<key id='f' for='edge' attr.name='frequency' attr.type='double'>"
    "<default>2</default></key>"
    "<key id='w' for='graph' attr.name='wave' attr.type='string'/>"
    "<key id='l' for='edge' attr.name='Need'/>"
    "<key id='x' for='edge' attr.name='mark' attr.type='string'/>"
    "<key id='y' for='node' yfiles.type='nodegraphics'/>"
    "<key id='n' for='graph' attr.name='no_contact' attr.type='string'/>"
    "<graph edgedefault='directed'><data key='w'>2021 &amp; on</data>"
    "<data key='n'>from,to,after,\"need:number\",\"mark:text\",\"new:text\"\n"
    "a,d,0,4,\"x, y\",z\nd,a,9,..,,\nd,gone,9,1,,\n</data>"
    "<node id='a'><data key='s'>A</data><data key='m'>Kongsvinger</data></node>"
    "<node id='b &amp; c'><data key='s'>B&#246;</data></node>"
    "<node id='d'><data key='r'>false</data>"
    "<data key='y'><a><b>u</b><NodeLabel> Dag </NodeLabel></a></data></node>"
    "<!-- a remark --><edge source='a' target='b &amp; c'>"
    "<data key='f'>1</data></edge>"
    "<edge source='b &amp; c' target='d'/>"
    "<edge source='b &amp; c' target='a'><data key='f'>4</data>"
    "<data key='l'>3</data><data key='x'>7</data></edge>"
    "<edge source='b &amp; c' target='a'><data key='f'>2</data>"
    "<data key='x'>8</data></edge><edge source='d' target='d'/>"
    "</graph></graphml>\n";

static char path[] = "/tmp/test_scarce_reading.XXXXXX";

static void write_graph(void)
{
    int fd = mkstemp(path);
    FILE *f = fd >= 0 ? fdopen(fd, "w") : NULL;

    assert_non_null(f);
    fputs(graph, f);
    fclose(f);
}

static bool same_text(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static bool same_table(const pdn_table *a, const pdn_table *b)
{
    if (a->rows != b->rows || a->columns != b->columns) return false;
    for (size_t c = 0; c < a->columns; c++) {
        const pdn_column *x = &a->column[c], *y = &b->column[c];
        if (!same_text(x->name, y->name) || x->kind != y->kind) return false;
        for (size_t i = 0; i < a->rows; i++) {
            if (x->text != NULL && !same_text(x->text[i], y->text[i]))
                return false;
            if (x->number != NULL &&
                memcmp(&x->number[i], &y->number[i], sizeof(double)) != 0)
                return false;
        }
    }
    return true;
}

static bool same_network(const pdn_network *a, const pdn_network *b)
{
    if (a->actors != b->actors || a->ties != b->ties ||
        a->directed != b->directed || a->attributes != b->attributes ||
        !same_table(&a->actor, &b->actor) || !same_table(&a->tie, &b->tie))
        return false;
    for (size_t v = 0; v < a->actors; v++)
        if (!same_text(a->id[v], b->id[v]) || a->answered[v] != b->answered[v])
            return false;
    for (size_t e = 0; e < a->ties; e++)
        if (a->from[e] != b->from[e] || a->to[e] != b->to[e] ||
            a->contact[e] != b->contact[e])
            return false;
    return same_text(pdn_network_text(a, "wave"), pdn_network_text(b, "wave"));
}

/* from: all that come from there fail; else that one alone. */
static void read_with(bool from, const pdn_network *whole)
{
    pdn_status st = PDN_ENOMEM;
    long n = 0, failed = 0;

    for (; st != PDN_OK || failed < 400; n++) {
        pdn_network g = {0};
        assert_true(n < 3000);
        pdn_message_clear();
        atomic_store(&scarce_one, !from);
        atomic_store(&scarce_left, n);
        st = pdn_graphml_read(path, &g, NULL);
        bool reached = atomic_load(&scarce_left) < 0;
        atomic_store(&scarce_left, LONG_MAX);
        atomic_store(&scarce_one, false);
        CHECK(st == PDN_OK || st == PDN_ENOMEM, "%ld: %d %s", n, (int)st,
              pdn_message());
        if (st == PDN_OK)
            CHECK(same_network(&g, whole), "%ld: another network", n);
        else
            assert_string_equal(pdn_message(), "out of memory");
        pdn_network_clear(&g);
        failed += st != PDN_OK;
        if (!reached) break;
    }
    assert_true(failed > 50);
}

static void graphml_is_whole_or_refused(void **state)
{
    (void)state;
    pdn_network whole = {0};

    MUST(pdn_graphml_read(path, &whole, NULL)); /* what libxml2 keeps is kept */
    assert_int_equal(whole.actors, 3);
    read_with(true, &whole);
    read_with(false, &whole);
    pdn_network_clear(&whole);
}

/* ---- the command line --------------------------------------------------- */

struct args {
    pdn_list persons, many;
    const char *file;
};

static const pdn_opt opts[] = {
    {.name = "drop",
     .kind = PDN_PERSONS,
     .at = offsetof(struct args, persons),
     .value = "ID",
     .help = "persons"},
    {.name = "many",
     .kind = PDN_MANY,
     .at = offsetof(struct args, many),
     .value = "X",
     .help = "many"},
    {.name = "extra",
     .kind = PDN_FILE,
     .at = offsetof(struct args, file),
     .help = "a file"},
};
static const char *const examples[] = {"pdn-try a.csv", NULL};
static const pdn_tool tool = {.name = "pdn-try",
                              .about = "Tries.",
                              .operands = "[A]",
                              .max_operands = 1,
                              .example = examples,
                              .opt = opts,
                              .opts = LEN(opts),
                              .shares = PDN_READS_CSV | PDN_DRAWS};

static void commands_are_whole_or_refused(void **state)
{
    (void)state;
    static const char *const words[] = {
        "pdn-try", "--drop",      "Kari Nordmann", "--many",  "a",
        "--many",  "b with more", "--extra",       "dir/x.y", "in.csv"};
    static const char want[] = "pdn-try --drop : --many a --many 'b with more' "
                               "--extra x.y in.csv";
    int done = PDN_EXIT_FAILED, failed = 0;

    for (long n = 0; n < 500; n++) {
        struct args args = {{0}, {0}, NULL};
        char copy[LEN(words)][40], *argv[LEN(words) + 1] = {NULL};
        pdn_call call = {.draws = 100};
        for (size_t k = 0; k < LEN(words); k++) {
            snprintf(copy[k], sizeof copy[k], "%s", words[k]);
            argv[k] = copy[k];
        }
        optind = 0;
        atomic_store(&scarce_one, true);
        atomic_store(&scarce_left, n);
        done = cli__begin(&tool, &args, (int)LEN(words), argv, &call);
        bool reached = atomic_load(&scarce_left) < 0;
        atomic_store(&scarce_left, LONG_MAX);
        atomic_store(&scarce_one, false);
        CHECK(done == PDN_GO_ON || done == PDN_EXIT_FAILED, "%ld: %d", n, done);
        failed += done != PDN_GO_ON;
        if (done != PDN_GO_ON) continue;
        CHECK(strcmp(call.origin.command, want) == 0, "%ld: %s", n,
              call.origin.command);
        assert_int_equal(args.many.items, 2);
        assert_int_equal(cli__end(&call, PDN_OK), PDN_EXIT_OK);
        if (!reached) break;
    }
    assert_int_equal(done, PDN_GO_ON);
    assert_true(failed > 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(graphml_is_whole_or_refused),
        cmocka_unit_test(commands_are_whole_or_refused),
    };
    int failed = 0;

    xmlMemSetup(free, xml_malloc, xml_realloc, xml_strdup);
    pdn_runtime_init();
    write_graph();
    failed = cmocka_run_group_tests(tests, NULL, NULL);
    remove(path);
    xmlCleanupParser();
    return failed;
}
