/* GraphML of other programs, and what is refused. */
#include "check.h"
#include "graphml_folder.h"

#include "pdnet/network.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What networkx 2.8 writes: two keys of one name, no id, no label. */
static void reads_other_programs(void **state)
{
    (void)state;
    pdn_network g = {0};

    save("<?xml version='1.0' encoding='utf-8'?>\n"
         "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
         "<key id=\"d3\" for=\"edge\" attr.name=\"weight\" "
         "attr.type=\"double\"/>\n"
         "<key id=\"d2\" for=\"edge\" attr.name=\"weight\" attr.type=\"long\"/>"
         "<key id=\"d1\" for=\"node\" attr.name=\"young\" "
         "attr.type=\"boolean\"><default>true</default></key>"
         "<key id=\"d0\" for=\"all\" attr.name=\"name\" attr.type=\"string\"/>"
         "<key id=\"big\" for=\"node\" attr.name=\"register\" "
         "attr.type=\"long\"/>"
         "<key id=\"y\" for=\"node\" yfiles.type=\"nodegraphics\"/>"
         "<graph edgedefault=\"undirected\">"
         "<data key=\"d0\">Club</data>"
         "<edge source=\"2\" target=\"0\"><data key=\"d2\">3</data></edge>"
         "<node id=\"0\"><data key=\"d0\">Mr. Hi &amp; &#230;</data>"
         "<data key=\"big\">9007199254740993</data></node>"
         "<node id=\"1\"><data key=\"d1\">false</data>"
         "<data key=\"y\"><shape/></data></node>"
         "<node id=\"2\"/>"
         "<edge source=\"0\" target=\"1\"><data key=\"d3\">0.5</data></edge>"
         "</graph></graphml>\n");
    MUST(pdn_graphml_read(first, &g, NULL));
    assert_false(g.directed);
    assert_int_equal(g.actors, 3);
    assert_string_equal(g.id[1], "1");
    assert_string_equal(g.label[0], "Mr. Hi & æ");
    assert_string_equal(g.label[2], "2");
    assert_string_equal(pdn_network_text(&g, "name"), "Club");
    assert_int_equal(g.from[0], 0); /* the lower end first */
    assert_int_equal(g.to[0], 2);
    assert_null(pdn_table_column(&g.tie, "weight"));
    assert_true(near(pdn_table_column(&g.tie, "frequency")->number[0], 3, 0));
    assert_true(near(pdn_table_column(&g.tie, "frequency")->number[1], .5, 0));
    const pdn_column *young = pdn_table_column(&g.actor, "young");
    assert_true(near(young->number[0], 1, 0) && near(young->number[1], 0, 0));
    /* 2^53 + 1 would lose its last digit as a number */
    assert_string_equal(pdn_table_column(&g.actor, "register")->text[0],
                        "9007199254740993");
    assert_true(g.contact[0] && g.answered[2]);
    pdn_network_clear(&g);
}

#define HEAD                                               \
    "<graphml><key id=\"f\" for=\"edge\" attr.name=\"f\" " \
    "attr.type=\"double\"/>\n<graph edgedefault=\"directed\">\n"
#define TAIL "</graph></graphml>"
#define VALUED(from, to, value)                                            \
    "<edge source=\"" from "\" target=\"" to "\">\n<data key=\"f\">" value \
    "</data></edge>"

#define FREQUENCY(fallback)                                                   \
    "<graphml><key id=\"f\" for=\"edge\" attr.name=\"frequency\" "            \
    "attr.type=\"double\">" fallback "</key><graph edgedefault=\"directed\">" \
    "<node id=\"a\"/><node id=\"b\"/><edge source=\"a\" target=\"b\">"

/* No attr.type: text, by the standard. */
#define WEIGHT(more)                                                         \
    "<graphml><key id=\"w\" for=\"edge\" attr.name=\"Weight\"/>" more        \
    "<graph edgedefault=\"directed\"><node id=\"a\"/><node id=\"b\"/><edge " \
    "source=\"a\" target=\"b\">"

static void refuses_broken_files(void **state)
{
    (void)state;
    static const struct {
        const char *text, *message;
    } cases[] = {
        /* clang-format off */
        {"", "first.graphml: is empty, want GraphML"},
        {"from,to\n1,2\n", "first.graphml:1: not GraphML: it does not begin with <"},
        {"<html></html>", "first.graphml:1: the file holds <html>, want <graphml>"},
        {"<graphml></graphml>", "first.graphml: there is no <graph> in it"},
        {"<graphml><graph edgedefault=\"directed\">\n<node id=\"a\">\n", "not GraphML: "},
        {HEAD "<node id=\"a\"/>\n<node id=\"a\"/>" TAIL, "first.graphml:4: node \"a\" stands twice"},
        {HEAD "<node/>" TAIL, "first.graphml:3: a node without an id"},
        {HEAD "<node id=\"a\"/><node id=\"b\"/>\n<edge source=\"a\" target=\"c\"/>" TAIL, "first.graphml:4: no node has the id \"c\""},
        {WEIGHT("") "<data key=\"w\">often</data></edge>" TAIL, "first.graphml:1: Weight is \"often\", want a finite number"},
        {WEIGHT("") "<data key=\"w\">-2</data></edge>" TAIL, "first.graphml:1: Weight is \"-2\", want a number that is not negative"},
        {WEIGHT("") "<data key=\"w\">1,234</data></edge>" TAIL, "first.graphml:1: Weight is \"1,234\", want a finite number"},
        {WEIGHT("") "<data key=\"w\">INF</data></edge>" TAIL, "first.graphml:1: Weight is \"INF\", want a finite number"},
        {HEAD "<node id=\"a\"/><node id=\"a\xC2\xA0\"/>" TAIL, "first.graphml: two nodes have the id \"a\xC2\xA0\""},
        {HEAD "<node id=\"a\"/><edge source=\"a\"/>" TAIL, "an edge without source or target"},
        {HEAD "<node id=\"a\"/><node id=\"b\"/><edge source=\"a\" target=\"b\">\n<data key=\"f\">1,5</data></edge>" TAIL, "first.graphml:4: f is \"1,5\", want a finite number"},
        {HEAD "<node id=\"a\"/><node id=\"b\"/><edge source=\"a\" target=\"b\"><data key=\"f\">INF</data></edge>" TAIL, "f is \"INF\", want a finite number"},
        {HEAD "<node id=\"a\"><data key=\"x\">1</data></node>" TAIL, "data of key \"x\", which is not declared here"},
        {HEAD "<node id=\"a\"><graph edgedefault=\"directed\"/></node>" TAIL, "first.graphml:3: a graph inside node \"a\" is not read"},
        {WEIGHT("") "<data key=\"w\">1</data>\n<data key=\"w\">2</data></edge>" TAIL, "first.graphml:2: Weight stands twice in one element"},
        {HEAD "<hyperedge/>" TAIL, "hyperedges are not read"},
        {"<graphml><graph edgedefault=\"directed\"/>\n<graph edgedefault=\"directed\"/></graphml>", "first.graphml:2: a second graph: want one in a file"},
        {"<graphml><graph edgedefault=\"both\"/></graphml>", "edgedefault is \"both\", want directed or undirected"},
        {HEAD "<node id=\"a\"/><node id=\"b\"/><edge source=\"a\" target=\"b\" directed=\"false\"/>" TAIL, "an edge that is not directed in a directed graph"},
        {"<graphml><key id=\"k\" for=\"node\" attr.name=\"k\" attr.type=\"date\"/></graphml>", "key k has the type \"date\""},
        {"<graphml><key id=\"r\" for=\"node\" attr.name=\"responded\" attr.type=\"double\"/><graph edgedefault=\"directed\"><node id=\"a\"><data key=\"r\">2</data></node></graph></graphml>", "responded is \"2\", want 1 or 0"},
        {"<!DOCTYPE graphml [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><graphml>&b;</graphml>", "a document type with declarations is not read"},
        {"<!DOCTYPE graphml [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><graphml>&a;</graphml>", "a document type with declarations is not read"},
        {"\xFF\xFE<", "not GraphML"},
        {FREQUENCY("") "\n<data key=\"f\">-5</data></edge>" TAIL, "first.graphml:2: frequency is \"-5\", want a number that is not negative"},
        {FREQUENCY("") "<data key=\"f\">1e308</data></edge>" TAIL, "first.graphml:1: frequency is \"1e308\", want a number of at most 9007199254740992"},
        {FREQUENCY("<default>-1</default>") "</edge>" TAIL, "first.graphml:1: the default of key frequency is \"-1\", want a number that is not negative"},
        {"<graphml><key id=\"t\" for=\"node\" attr.name=\"fte\" attr.type=\"double\"/><graph edgedefault=\"directed\"><node id=\"a\">\n<data key=\"t\">-0.5</data></node></graph></graphml>", "first.graphml:2: fte is \"-0.5\", want a number that is not negative"},
        /* clang-format on */
    };
    for (size_t i = 0; i < LEN(cases); i++) {
        pdn_network g = {0};
        save(cases[i].text);
        CHECK(pdn_graphml_read(first, &g, NULL) == PDN_EPARSE, "%s",
              cases[i].text);
        CHECK(strstr(pdn_message(), cases[i].message) != NULL, "%s: %s",
              cases[i].text, pdn_message());
        CHECK(strchr(pdn_message(), '\n') == NULL, "%s", pdn_message());
        assert_int_equal(g.actors, 0);
    }
}

/* The rules of a CSV: what a frequency says, what is merged and left out.
 * Worked by hand. */
static void takes_edges_as_a_csv_does(void **state)
{
    (void)state;
#define EDGE(a, b, w)                                            \
    "<edge source=\"" a "\" target=\"" b "\"><data key=\"w\">" w \
    "</data></edge>"
    static const struct {
        const char *edges, *told;
        size_t ties;
        double frequency[2], contact[2];
    } cases[] = {
        {EDGE("b", "a", "2") "</graph></graphml>", NULL, 2, {1, 2}, {1, 1}},
        {EDGE("b", "a", "0,5") "</graph></graphml>", NULL, 2, {1, .5}, {1, 1}},
        {EDGE("b", "a", "0") "</graph></graphml>",
         "edges read 2 = ties 1 + merged 0 + self-ties 0 + no-contact 1",
         2,
         {1, 0},
         {1, 0}},
        {EDGE("a", "b", "3") "</graph></graphml>",
         "edges read 2 = ties 1 + merged 1 + self-ties 0 + no-contact 0",
         1,
         {3},
         {1}},
        {EDGE("a", "b", "0") "</graph></graphml>",
         "edges read 2 = ties 1 + merged 1 + self-ties 0 + no-contact 0",
         1,
         {1},
         {1}},
        {EDGE("b", "b", "3") "</graph></graphml>",
         "edges read 2 = ties 1 + merged 0 + self-ties 1 + no-contact 0",
         1,
         {1},
         {1}},
    };
    for (size_t i = 0; i < LEN(cases); i++) {
        pdn_network g = {0};
        pdn_diagnostics f = {0};
        char text[600];
        bool told = cases[i].told == NULL;
        snprintf(text, sizeof text, "%s<data key=\"w\">1</data></edge>%s",
                 WEIGHT(""), cases[i].edges);
        save(text);
        MUST(pdn_graphml_read_told(first, &f, &g, NULL));
        CHECK(g.ties == cases[i].ties, "%zu: %zu", i, g.ties);
        for (size_t k = 0; k < g.ties; k++) {
            const pdn_column *c = pdn_table_column(&g.tie, "frequency");
            assert_true(near(c->number[k], cases[i].frequency[k], 0));
            assert_true(near(g.contact[k], cases[i].contact[k], 0));
        }
        for (size_t k = 0; k < f.rows; k++)
            told |= cases[i].told != NULL &&
                    strcmp(f.row[k].message, cases[i].told) == 0;
        CHECK(told, "%zu: not told", i);
        pdn_diagnostics_clear(&f);
        pdn_network_clear(&g);
    }
}

/* Names as headings are; the name that a column has wins over a synonym; text
 * is numbers where every value is one and none is a code. */
static void matches_names_and_types(void **state)
{
    (void)state;
    pdn_network g = {0};
    pdn_diagnostics f = {0};
    bool near_name = false;

    save("<graphml>"
         "<key id=\"d0\" for=\"node\"/>"
         "<key id=\"d1\" for=\"node\" attr.name=\"SEKTOR\"/>"
         "<key id=\"d2\" for=\"node\" attr.name=\"Label\"/>"
         "<key id=\"d3\" for=\"node\" attr.name=\"Svart\"/>"
         "<key id=\"d4\" for=\"node\" attr.name=\"number\"/>"
         "<key id=\"d5\" for=\"node\" attr.name=\"unit\" attr.type=\"int\"/>"
         "<key id=\"d6\" for=\"node\" attr.name=\"sectr\"/>"
         "<key id=\"e0\" for=\"edge\" attr.name=\"weight\"/>"
         "<key id=\"e1\" for=\"edge\" attr.name=\"frequency\"/>"
         "<graph edgedefault=\"directed\"><node id=\"a\">"
         "<data key=\"d0\">7</data><data key=\"d1\">NAV</data>"
         "<data key=\"d2\">Kari</data><data key=\"d3\">ja</data>"
         "<data key=\"d4\">0301</data><data key=\"d5\">3</data></node>"
         "<node id=\"b\"><data key=\"d0\"> 1,5 </data>"
         "<data key=\"d3\">nei</data><data key=\"d4\">1103</data></node>"
         "<edge source=\"a\" target=\"b\"><data key=\"e0\">-1</data>"
         "<data key=\"e1\">4</data></edge></graph></graphml>");
    MUST(pdn_graphml_read_told(first, &f, &g, NULL));
    const pdn_column *c = pdn_table_column(&g.actor, "d0");
    assert_true(near(c->number[0], 7, 0) && near(c->number[1], 1.5, 0));
    assert_string_equal(pdn_table_column(&g.actor, "sector")->text[0], "NAV");
    assert_null(pdn_table_column(&g.actor, "sector")->text[1]);
    assert_string_equal(g.label[0], "Kari");
    assert_string_equal(g.label[1], "b");
    assert_true(g.answered[0] && !g.answered[1]);
    assert_string_equal(pdn_table_column(&g.actor, "number")->text[0], "0301");
    assert_string_equal(pdn_table_column(&g.actor, "unit")->text[0], "3");
    assert_true(near(pdn_table_column(&g.tie, "frequency")->number[0], 4, 0));
    assert_true(near(pdn_table_column(&g.tie, "weight")->number[0], -1, 0));
    for (size_t i = 0; i < f.rows; i++)
        near_name |= strstr(f.row[i].message, "\"sectr\" is carried along: "
                                              "is it \"sector\"?") != NULL;
    assert_true(near_name);
    pdn_diagnostics_clear(&f);
    pdn_network_clear(&g);
}

static void tells_all_faults_at_once(void **state)
{
    (void)state;
    pdn_network g = {0};

    save(HEAD "<node id=\"a\"/>\n<node id=\"a\"/>\n<node/>" TAIL);
    assert_int_equal(pdn_graphml_read(first, &g, NULL), PDN_EPARSE);
    assert_non_null(strstr(pdn_message(), "first.graphml:4: "));
    assert_non_null(strstr(pdn_message(), "\nfirst.graphml:5: "));
}

/* The same bad value, and the same end that is no node's, at each place. */
static void tells_each_time(void **state)
{
    (void)state;
    pdn_network g = {0};

    save(HEAD "<node id=\"a\"/><node id=\"b\"/>" VALUED("a", "b", "x")
             VALUED("b", "a", "2") VALUED("a", "b", "x") TAIL);
    assert_int_equal(pdn_graphml_read(first, &g, NULL), PDN_EPARSE);
    assert_string_equal(pdn_message(),
                        "first.graphml:4: f is \"x\", want a finite number\n"
                        "first.graphml:6: f is \"x\", want a finite number");
    save(HEAD "<edge source=\"b\" target=\"a\"/>\n"
              "<edge source=\"z\" target=\"a\"/>\n"
              "<node id=\"a\"/><node id=\"b\"/>\n"
              "<edge source=\"y\" target=\"z\"/>" TAIL);
    assert_int_equal(pdn_graphml_read(first, &g, NULL), PDN_EPARSE);
    assert_string_equal(pdn_message(),
                        "first.graphml:4: no node has the id \"z\"\n"
                        "first.graphml:6: no node has the id \"y\"\n"
                        "first.graphml:6: no node has the id \"z\"");
}

/* Each part n times, its number in place of #. */
static char *repeated(const char *head, const char *part, int n,
                      const char *tail)
{
    char *text = NULL;
    size_t size = 0;
    FILE *f = open_memstream(&text, &size);

    assert_non_null(f);
    fputs(head, f);
    for (int i = 0; i < n; i++)
        for (const char *s = part; *s != '\0'; s++)
            if (*s == '#')
                fprintf(f, "%d", i);
            else
                fputc(*s, f);
    fputs(tail, f);
    assert_int_equal(fclose(f), 0);
    return text;
}

#define KEY(of, name)                                                 \
    "<key id=\"k#\" for=\"" of "\" attr.name=\"" name "\" attr.type=" \
    "\"string\"><default>x</default></key>\n"

/* What would cost the square of its size is refused at a size. */
static void has_limits(void **state)
{
    (void)state;
    static const struct {
        const char *head, *part;
        int n;
        const char *tail, *message; /* NULL: it is read */
    } cases[] = {
        {"<graphml>", KEY("node", "n#"), 20000,
         "<graph edgedefault=\"directed\"><node id=\"a\"/>" TAIL, NULL},
        {"<graphml>", KEY("node", "n#"), 65537,
         "<graph edgedefault=\"directed\"><node id=\"a\"/>" TAIL,
         "first.graphml:65537: more than 65536 keys"},
        {"<graphml>", KEY("graph", "n#"), 4097,
         "<graph edgedefault=\"directed\"><node id=\"a\"/>" TAIL,
         "first.graphml: the graph has more than 4096 values"},
        {"<graphml>\n<graph edgedefault=\"directed\"><node id=\"a\" ",
         "a#=\">\" ", 2000, "/>" TAIL,
         "first.graphml:2: a tag of more than 16384 bytes"},
    };
    for (size_t i = 0; i < LEN(cases); i++) {
        pdn_network g = {0};
        char *text =
            repeated(cases[i].head, cases[i].part, cases[i].n, cases[i].tail);
        save(text);
        free(text);
        pdn_status st = pdn_graphml_read(first, &g, NULL);
        if (cases[i].message == NULL) {
            CHECK(st == PDN_OK && g.actors == 1, "%zu: %s", i, pdn_message());
            assert_int_equal(g.actor.columns, cases[i].n + 2);
        } else {
            CHECK(st == PDN_EPARSE &&
                      strcmp(pdn_message(), cases[i].message) == 0,
                  "%zu: %s", i, pdn_message());
        }
        pdn_network_clear(&g);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_other_programs),
        cmocka_unit_test(refuses_broken_files),
        cmocka_unit_test(takes_edges_as_a_csv_does),
        cmocka_unit_test(matches_names_and_types),
        cmocka_unit_test(tells_all_faults_at_once),
        cmocka_unit_test(tells_each_time),
        cmocka_unit_test(has_limits),
    };
    pdn_runtime_init();
    return cmocka_run_group_tests(tests, open_folder, close_folder);
}
