/* The scanner takes what most programs write, leaves what is odd to libxml2,
 * and where both can read a file they give the same. A comment behind the last
 * tag makes any file odd. Expected values by hand, from XML 1.0. */
#include "check.h"
#include "core/files/read_file.h"
#include "network/xml/xml_scan.h"

#include "pdnet/network.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[] = "/tmp/pdn-scan-XXXXXX";
static char in[64], out[2][64];

static int open_folder(void **state)
{
    (void)state;
    if (mkdtemp(folder) == NULL) return 1;
    snprintf(in, sizeof in, "%s/in.graphml", folder);
    snprintf(out[0], sizeof out[0], "%s/scanned.graphml", folder);
    snprintf(out[1], sizeof out[1], "%s/parsed.graphml", folder);
    return 0;
}

static int close_folder(void **state)
{
    (void)state;
    (void)unlink(in);
    (void)unlink(out[0]);
    (void)unlink(out[1]);
    return rmdir(folder);
}

/* Goes through all of a text as elements of one root. */
static bool is_plain(const char *text, xml__tree *t)
{
    xml__scan s;
    xml__next what = XML_SCAN_ODD;
    char root[40] = "";

    if (!xml_scan__begin(&s, text, strlen(text))) return false;
    MUST(xml_scan__next(&s, "", t, &what));
    if (what == XML_SCAN_TAG) {
        snprintf(root, sizeof root, "%.*s", (int)t->element[0].name.n,
                 t->element[0].name.s);
        do {
            MUST(xml_scan__next(&s, root, t, &what));
            if (what == XML_SCAN_TAG) MUST(xml_scan__rest(&s, t));
        } while (!s.odd && what != XML_SCAN_END && what != XML_SCAN_ODD);
    }
    return !s.odd && xml_scan__is_over(&s);
}

static void leaves_what_is_odd(void **state)
{
    static const struct {
        const char *text;
        bool plain;
        const char *why;
    } rows[] = {
        {"<a/>", true, "one element"},
        {"<a></a>\n", true, "blanks behind"},
        {"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a/>", true, "declared"},
        {"<?xml version=\"1.0\" encoding=\"latin1\"?>\n<a/>", false,
         "encoding"},
        {"<a><b c=\"d\" e='f'/></a>", true, "attributes"},
        {"<a><b  c=\"d\"\n e='f' ></b ></a>", true, "blanks in tags"},
        {"<a><b c=\"d\"e='f'/></a>", false, "no blank between"},
        {"<a><b c=\"d\" c=\"e\"/></a>", false, "an attribute twice"},
        {"<a><b c=\"<\"/></a>", false, "< in a value"},
        {"<a><b c=\"x\ny\"/></a>", false, "a line end in a value"},
        {"<a><b c=d/></a>", false, "no quotes"},
        {"<a><b c=\"&lt;&gt;&amp;&quot;&apos;\"/></a>", true, "entities"},
        {"<a><b>&#230;&#xE5;&#x1F600;</b></a>", true, "numbers"},
        {"<a><b>&oslash;</b></a>", false, "an entity that is not XML's"},
        {"<a><b>&#0;</b></a>", false, "no character"},
        {"<a><b>&#xD800;</b></a>", false, "half a character"},
        {"<a><b>&#x110000;</b></a>", false, "beyond the last"},
        {"<a><b>&#12</b></a>", false, "no end of a number"},
        {"<a><b>x & y</b></a>", false, "a bare &"},
        {"<a><b>]]></b></a>", false, "]]> in text"},
        {"<a><b>x<c/></b></a>", false, "text and elements mixed"},
        {"<a><b>\n <c>x</c>\n</b></a>", true, "elements in elements"},
        {"<a><b></a></b>", false, "crossed"},
        {"<a><b>", false, "no end"},
        {"<a/><b/>", false, "two roots"},
        {"<a/>x", false, "text behind"},
        {"<a><!-- c --></a>", false, "a comment"},
        {"<a><![CDATA[x]]></a>", false, "CDATA"},
        {"<a><?p x?></a>", false, "an instruction"},
        {"<!DOCTYPE a><a/>", false, "a document type"},
        {"<a><y:b/></a>", false, "a prefix"},
        {"<a><b y:c=\"d\"/></a>", false, "a prefix of an attribute"},
        {"<a xmlns=\"http://graphml.graphdrawing.org/xmlns\"><b/></a>", true,
         "GraphML's name space"},
        {"<a xmlns=\"http://other\"><b/></a>", false, "another"},
        {"<a>\r\n</a>", false, "CR"},
        {"<a>\x01</a>", false, "a control character"},
        {"<a><b>\xC3\xA6</b></a>", true, "UTF-8"},
        {"<a><b>\xC3</b></a>", false, "no UTF-8"},
        {"\xEF\xBB\xBF<a/>", false, "a byte order mark"},
        {"", false, "nothing"},
        {"<", false, "a beginning"},
        {"<a", false, "half a tag"},
        {"<a b", false, "half an attribute"},
        {"<a b=\"", false, "half a value"},
    };
    xml__tree t = {0};

    (void)state;
    for (size_t i = 0; i < LEN(rows); i++)
        CHECK(is_plain(rows[i].text, &t) == rows[i].plain, "%s: %s",
              rows[i].why, rows[i].text);
    xml_tree__clear(&t);
}

static void reads_text_and_places(void **state)
{
    static const char text[] = "<r>\n"
                               "<e k=\"a&amp;b\" q='\"'>\n"
                               " <d>x&#233;&lt;</d>\n"
                               " <d></d><d/>\n"
                               "</e>\n"
                               "</r>";
    xml__scan s;
    xml__tree t = {0};
    xml__next what = XML_SCAN_ODD;

    (void)state;
    assert_true(xml_scan__begin(&s, text, strlen(text)));
    MUST(xml_scan__next(&s, "", &t, &what));
    assert_int_equal(t.element[0].line, 1);
    MUST(xml_scan__next(&s, "r", &t, &what));
    assert_int_equal(what, XML_SCAN_TAG);
    MUST(xml_scan__rest(&s, &t));
    assert_false(s.odd);
    assert_int_equal(t.elements, 4);
    assert_int_equal(t.element[0].end, 4);
    assert_int_equal(t.element[0].line, 2);
    assert_int_equal(t.element[1].line, 3);
    assert_int_equal(t.element[3].line, 4);
    assert_true(xml_text__is(xml_tree__value(&t, 0, "k"), "a&b"));
    assert_true(xml_text__is(xml_tree__value(&t, 0, "q"), "\""));
    assert_null(xml_tree__value(&t, 0, "z").s);
    assert_true(xml_text__is(t.element[1].text, "x\xC3\xA9<"));
    assert_true(xml_text__is(t.element[2].text, ""));
    assert_int_equal(xml_tree__find(&t, 0, "d"), 1);
    assert_int_equal(xml_tree__find(&t, 1, "d"), 0);
    MUST(xml_scan__next(&s, "r", &t, &what));
    assert_int_equal(what, XML_SCAN_END);
    assert_true(xml_scan__is_over(&s));
    xml_tree__clear(&t);
}

#define HEAD                                                      \
    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n" \
    "<key id=\"n\" for=\"node\" attr.name=\"sector\"/>\n"         \
    "<key id=\"f\" for=\"edge\" attr.name=\"frequency\" "         \
    "attr.type=\"double\"><default>2</default></key>\n"           \
    "<key id=\"g\" for=\"graph\" attr.name=\"wave\"/>\n"

/* Reads text and writes what came of it; what was said, or "". */
static void round_trip(const char *text, const char *behind, const char *to,
                       char said[400])
{
    pdn_network g = {0};
    FILE *f = fopen(in, "wb");

    assert_non_null(f);
    fputs(text, f);
    fputs(behind, f);
    fclose(f);
    (void)unlink(to);
    said[0] = '\0';
    if (pdn_graphml_read(in, &g, NULL) == PDN_OK)
        MUST(pdn_graphml_write(to, &g, NULL));
    else
        snprintf(said, 400, "%s", pdn_message());
    pdn_network_clear(&g);
}

static void scanned_and_parsed_are_the_same(void **state)
{
    static const char *const rows[] = {
        HEAD "<graph edgedefault=\"directed\"/></graphml>",
        HEAD "<graph edgedefault=\"directed\"><data key=\"g\">V&#229;r &lt;1"
             "</data><node id=\"a\"><data key=\"n\">N&amp;V</data></node>"
             "<node id=\"b\"/><edge source=\"a\" target=\"b\"/>"
             "<edge source=\"b\" target=\"a\"><data key=\"f\">3</data></edge>"
             "</graph></graphml>",
        HEAD "<graph edgedefault=\"undirected\"><node id=\"a\"/>"
             "<node id=\"b\"/><edge source=\"b\" target=\"a\"/></graph>"
             "</graphml>",
        HEAD "<graph edgedefault=\"directed\">\n<node id=\"a\"/>\n"
             "<node id=\"a\"/>\n</graph></graphml>",
        HEAD "<graph edgedefault=\"directed\">\n<node id=\"a\">\n"
             "<data key=\"z\">1</data></node>\n</graph></graphml>",
        HEAD "<graph edgedefault=\"directed\">\n<node id=\"a\"/>"
             "<edge source=\"a\"\n target=\"c\"/>\n</graph></graphml>",
        HEAD "<graph edgedefault=\"directed\">\n<node id=\"a\">"
             "<graph edgedefault=\"directed\"/></node></graph></graphml>",
        HEAD "<graph edgedefault=\"directed\"><hyperedge/>\n</graph></graphml>",
        HEAD "<graph edgedefault=\"directed\"><node id=\"a\"><data key=\"n\">"
             "\n<b>x</b></data></node></graph></graphml>",
        HEAD "<graph edgedefault=\"sideways\"></graph></graphml>",
        HEAD "</graphml>",
        HEAD "<graph edgedefault=\"directed\"/><graph "
             "edgedefault=\"directed\"/></graphml>",
        "<graph/>",
        HEAD "<graph edgedefault=\"directed\"><desc>x</desc><node id=\"a\">"
             "<port name=\"p\"/></node></graph></graphml>",
    };

    (void)state;
    for (size_t i = 0; i < LEN(rows); i++) {
        char said[2][400], *bytes[2] = {NULL, NULL};
        size_t n[2] = {0, 0};
        round_trip(rows[i], "", out[0], said[0]);
        round_trip(rows[i], "<!-- odd -->", out[1], said[1]);
        assert_string_equal(said[0], said[1]);
        if (said[0][0] != '\0') continue;
        MUST(read_file__bytes(out[0], &bytes[0], &n[0]));
        MUST(read_file__bytes(out[1], &bytes[1], &n[1]));
        assert_int_equal(n[0], n[1]);
        assert_memory_equal(bytes[0], bytes[1], n[0]);
        free(bytes[0]);
        free(bytes[1]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(leaves_what_is_odd),
        cmocka_unit_test(reads_text_and_places),
        cmocka_unit_test(scanned_and_parsed_are_the_same),
    };

    pdn_runtime_init();
    return cmocka_run_group_tests(tests, open_folder, close_folder);
}
