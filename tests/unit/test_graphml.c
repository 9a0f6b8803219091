/* A network written, and read back. */
#include "check.h"
#include "core/files/read_file.h"
#include "graphml_folder.h"

#include "pdnet/network.h"

#include <stdlib.h>
#include <string.h>

/* Three people, two ties, every state and every hard character. */
static void make(pdn_network *g)
{
    pdn_column *id, *label, *fte, *frequency, *note, *tie;

    *g = (pdn_network){.directed = true};
    g->actor.rows = 3;
    g->tie.rows = 2;
    MUST(pdn_table_add(&g->actor, "id", PDN_TEXT, &id));
    MUST(pdn_table_add(&g->actor, "label", PDN_TEXT, &label));
    MUST(pdn_table_add(&g->actor, "full time \"share\" <&>", PDN_REAL, &fte));
    MUST(pdn_table_add(&g->tie, "frequency", PDN_REAL, &frequency));
    MUST(pdn_table_add(&g->tie, "note", PDN_TEXT, &note));
    MUST(pdn_table_add(&g->tie, "tie", PDN_BOOLEAN, &tie));
    /* the columns may have moved */
    id = pdn_table_mutable_column(&g->actor, "id");
    label = pdn_table_mutable_column(&g->actor, "label");
    frequency = pdn_table_mutable_column(&g->tie, "frequency");
    id->text[0] = "a & b";
    id->text[1] = "Åse Ødegård";
    id->text[2] = " c ";
    label->text[0] = "<b>\"'";
    label->text[1] = "line\r\nbreak\ttab\r";
    label->text[2] = "\xF0\x9F\x98\x80";
    fte->number[0] = 0.1 + 0.2;
    fte->number[1] = pdn_absent(PDN_NO_ANSWER);
    fte->number[2] = pdn_absent(PDN_NOT_DEFINED);
    frequency->number[0] = pdn_absent(PDN_NOT_ASKED);
    frequency->number[1] = pdn_absent(PDN_SUPPRESSED);
    note->text[1] = "NA";
    tie->number[0] = tie->number[1] = 1;
    g->from = pdn_arena_get(&g->arena, 2 * sizeof *g->from);
    g->to = pdn_arena_get(&g->arena, 2 * sizeof *g->to);
    g->to[0] = 1;
    g->from[1] = 2;
    MUST(pdn_network_set_text(g, "wave", "2021"));
    MUST(pdn_network_set_number(g, "actors", 3));
    MUST(pdn_network_validate(g));
}

static void comes_back_as_it_was(void **state)
{
    (void)state;
    pdn_network g, back = {0};
    char digest[65] = "";

    make(&g);
    MUST(pdn_graphml_write(first, &g, NULL));
    MUST(pdn_graphml_read(first, &back, digest));
    assert_int_equal(strlen(digest), 64);
    assert_true(back.directed);
    assert_int_equal(back.actors, 3);
    assert_int_equal(back.ties, 2);
    assert_string_equal(back.id[0], "a & b");
    assert_string_equal(back.id[2], " c ");
    assert_string_equal(back.label[0], "<b>\"'");
    assert_string_equal(back.label[1], "line\r\nbreak\ttab\r");
    assert_int_equal(back.from[1], 2);
    assert_string_equal(pdn_network_text(&back, "wave"), "2021");
    assert_true(near(pdn_network_attribute(&back, "actors")->number, 3, 0));

    const pdn_column *c =
        pdn_table_column(&back.actor, "full time \"share\" <&>");
    assert_non_null(c);
    assert_true(near(c->number[0], 0.1 + 0.2, 0));
    assert_int_equal(pdn_state_of(c->number[1]), PDN_NO_ANSWER);
    assert_int_equal(pdn_state_of(c->number[2]), PDN_NOT_DEFINED);
    /* no companion is left; the labels that are no ids are the names */
    assert_int_equal(back.actor.columns, 4);
    assert_string_equal(pdn_table_column(&back.actor, "name")->text[0],
                        "<b>\"'");
    c = pdn_table_column(&back.tie, "frequency");
    assert_int_equal(pdn_state_of(c->number[0]), PDN_NOT_ASKED);
    assert_int_equal(pdn_state_of(c->number[1]), PDN_SUPPRESSED);
    assert_null(pdn_table_column(&back.tie, "note")->text[0]);
    assert_string_equal(pdn_table_column(&back.tie, "note")->text[1], "NA");
    pdn_network_clear(&g);
    pdn_network_clear(&back);
}

/* tie = 1 is put there by the reader, so the second writing is the measure. */
static void writes_the_same_bytes_again(void **state)
{
    (void)state;
    pdn_network g, once = {0}, twice = {0};
    char *a = NULL, *b = NULL;
    size_t n = 0, k = 0;

    make(&g);
    MUST(pdn_graphml_write(first, &g, NULL));
    MUST(pdn_graphml_read(first, &once, NULL));
    MUST(pdn_graphml_write(first, &once, NULL));
    MUST(pdn_graphml_read(first, &twice, NULL));
    MUST(pdn_graphml_write(second, &twice, NULL));
    MUST(read_file__bytes(first, &a, &n));
    MUST(read_file__bytes(second, &b, &k));
    assert_int_equal(n, k);
    assert_memory_equal(a, b, n);
    free(a);
    free(b);
    pdn_network_clear(&g);
    pdn_network_clear(&once);
    pdn_network_clear(&twice);
}

static void refuses_what_xml_cannot_hold(void **state)
{
    (void)state;
    static const char *const bad[] = {"\x01", "a\x1F", "\xC3\x28",
                                      "\xEF\xBF\xBF", "\xED\xA0\x80"};
    for (size_t i = 0; i < LEN(bad); i++) {
        pdn_network g;
        make(&g);
        pdn_table_column(&g.actor, "label")->text[1] = bad[i];
        (void)unlink(first);
        assert_int_equal(pdn_graphml_write(first, &g, NULL), PDN_EDATA);
        assert_int_equal(access(first, F_OK), -1); /* nothing half-written */
        assert_non_null(strstr(pdn_message(), "label"));
        pdn_network_clear(&g);
    }
}

static void refuses_a_column_where_states_go(void **state)
{
    (void)state;
    pdn_network g;

    make(&g);
    MUST(pdn_table_add(&g.tie, "frequency_state", PDN_TEXT, NULL));
    assert_int_equal(pdn_graphml_write(first, &g, NULL), PDN_EDATA);
    assert_non_null(strstr(pdn_message(), "frequency_state"));
    pdn_network_clear(&g);
}

static char *bytes_of(const char *path)
{
    char *bytes = NULL;
    size_t n = 0;

    MUST(read_file__bytes(path, &bytes, &n));
    return bytes;
}

/* Answers that are no contact: out of the edges, and back in their places. */
static void packs_what_is_no_contact(void **state)
{
    (void)state;
    static const double tie[] = {0, 1, 0, 1, 0};
    static const uint32_t from[] = {0, 0, 1, 2, 2}, to[] = {1, 2, 0, 0, 1};
    pdn_network g, back = {0};
    pdn_column *c = NULL;

    make(&g);
    pdn_table_clear(&g.tie);
    g.tie.rows = LEN(tie);
    MUST(pdn_table_add(&g.tie, "need", PDN_REAL, NULL));
    MUST(pdn_table_add(&g.tie, "tie", PDN_BOOLEAN, NULL));
    MUST(pdn_table_add(&g.tie, "why \"not\"", PDN_TEXT, NULL));
    MUST(pdn_table_add(&g.tie, "unsaid", PDN_TEXT, NULL));
    g.from = pdn_arena_get(&g.arena, sizeof from);
    g.to = pdn_arena_get(&g.arena, sizeof to);
    memcpy(g.from, from, sizeof from);
    memcpy(g.to, to, sizeof to);
    for (size_t i = 0; i < LEN(tie); i++) {
        pdn_table_column(&g.tie, "tie")->number[i] = tie[i];
        pdn_table_column(&g.tie, "need")->number[i] = (double)i + .1;
    }
    pdn_table_column(&g.tie, "need")->number[2] = pdn_absent(PDN_NO_ANSWER);
    pdn_table_column(&g.tie, "why \"not\"")->text[4] = "a,b\n\"c\"";
    MUST(pdn_network_validate(&g));
    MUST(pdn_graphml_write(first, &g, NULL));
    char *text = bytes_of(first);
    assert_null(strstr(text, "attr.name=\"tie\""));
    char *edge = strstr(text, "<edge ");
    assert_non_null(edge);
    edge = strstr(edge + 1, "<edge ");
    assert_non_null(edge);
    assert_null(strstr(edge + 1, "<edge "));
    MUST(pdn_graphml_read(first, &back, NULL));
    assert_null(pdn_network_attribute(&back, "no_contact"));
    assert_int_equal(back.ties, LEN(tie));
    for (size_t i = 0; i < LEN(tie); i++) {
        assert_int_equal(back.from[i], from[i]);
        assert_int_equal(back.to[i], to[i]);
        assert_true(back.contact[i] == (tie[i] > 0));
        double need = pdn_table_column(&back.tie, "need")->number[i];
        if (i == 2)
            assert_int_equal(pdn_state_of(need), PDN_NO_ANSWER);
        else
            assert_true(near(need, (double)i + .1, 0));
    }
    c = pdn_table_mutable_column(&back.tie, "why \"not\"");
    assert_string_equal(c->text[4], "a,b\n\"c\"");
    assert_null(c->text[0]);
    MUST(pdn_graphml_write(second, &back, NULL));
    char *again = bytes_of(second);
    assert_string_equal(text, again);
    free(again);
    free(text);
    pdn_network_clear(&back);
    /* every answer an edge, where that is asked for */
    MUST(pdn_graphml_write_all(first, &g, NULL));
    text = bytes_of(first);
    assert_null(strstr(text, "no_contact"));
    free(text);
    MUST(pdn_graphml_read(first, &back, NULL));
    assert_int_equal(back.ties, LEN(tie));
    assert_true(!back.contact[0] && back.contact[1]);
    pdn_network_clear(&back);
    pdn_network_clear(&g);
}

#define PACKED(text)                                                 \
    "<graphml><key id=\"g\" for=\"graph\" attr.name=\"no_contact\" " \
    "attr.type=\"string\"/><graph edgedefault=\"directed\"><data "   \
    "key=\"g\">" text                                                \
    "</data><node id=\"a\"/><node id=\"b\"/><edge source=\"a\" "     \
    "target=\"b\"/></graph></graphml>"

/* Other programs may have taken people away, or drawn an edge. */
static void unpacks_what_still_fits(void **state)
{
    (void)state;
    static const struct {
        const char *text, *message; /* NULL: it is read */
        size_t ties;
    } cases[] = {
        {PACKED("from,to,after,frequency:number\nb,a,1,0\n"), NULL, 2},
        {PACKED("from,to,after,frequency:number\nb,a,9,0"), NULL, 2},
        {PACKED("from,to,after\nb,gone,1\na,b,1\n"), NULL, 1},
        {PACKED("what somebody else wrote"), NULL, 1},
        {PACKED("from,to,after,frequency:number\nb,a,1\n"),
         "first.graphml: the graph's no_contact has a row that is not", 0},
        {PACKED("from,to,after,frequency\nb,a,1,0\n"),
         "no_contact has a column without its kind", 0},
        {PACKED("from,to,after,frequency:number\nb,a,1,x\n"),
         "no_contact has text where a number belongs", 0},
    };
    for (size_t i = 0; i < LEN(cases); i++) {
        pdn_network g = {0};
        save(cases[i].text);
        pdn_status st = pdn_graphml_read(first, &g, NULL);
        if (cases[i].message == NULL) {
            CHECK(st == PDN_OK && g.ties == cases[i].ties, "%zu: %zu %s", i,
                  g.ties, pdn_message());
            assert_true(g.contact[0]);
        } else {
            CHECK(st == PDN_EPARSE &&
                      strstr(pdn_message(), cases[i].message) != NULL,
                  "%zu: %s", i, pdn_message());
        }
        pdn_network_clear(&g);
    }
}

/* Who is who: names that are ids, labels, and names that say something else. */
static void keeps_names(void **state)
{
    (void)state;
    static const struct {
        const char *name[3], *label[3], *back[3]; /* back[0] NULL: no column */
        const char *holds, *lacks;
    } cases[] = {
        {{"Kari", "Bo", "Li"},
         {"Kari", "Bo", "Li"},
         {"Kari", "Bo", "Li"},
         "attr.name=\"name\"",
         "other_name"},
        {{"Kari", NULL, "Li"},
         {"Kari", "Åse Ødegård", "Li"},
         {"Kari", NULL, "Li"},
         "attr.name=\"name\"",
         "other_name"},
        {{"a & b", "Åse Ødegård", " c "},
         {"a & b", "Åse Ødegård", " c "},
         {"a & b", "Åse Ødegård", " c "},
         "names_in_label",
         "other_name"},
        {{"Kari", "Bo", "Li"},
         {"K", "B", "L"},
         {"K", "B", "L"},
         "attr.name=\"other_name\"",
         "names_in_label"},
    };
    for (size_t i = 0; i < LEN(cases); i++) {
        pdn_network g, back = {0};
        make(&g);
        MUST(pdn_table_add(&g.actor, "name", PDN_TEXT, NULL));
        for (size_t v = 0; v < 3; v++) {
            pdn_table_column(&g.actor, "name")->text[v] = cases[i].name[v];
            pdn_table_column(&g.actor, "label")->text[v] = cases[i].label[v];
        }
        MUST(pdn_network_validate(&g));
        MUST(pdn_graphml_write(first, &g, NULL));
        char *text = bytes_of(first);
        assert_non_null(strstr(text, cases[i].holds));
        assert_null(strstr(text, cases[i].lacks));
        assert_non_null(strstr(text, "<data key=\"v0\">a &amp; b</data>"));
        MUST(pdn_graphml_read(first, &back, NULL));
        const pdn_column *c = pdn_table_column(&back.actor, "name");
        for (size_t v = 0; v < 3; v++) {
            const char *want = cases[i].back[v];
            assert_string_equal(back.label[v], cases[i].label[v]);
            if (want == NULL)
                assert_null(c->text[v]);
            else
                assert_string_equal(c->text[v], want);
        }
        MUST(pdn_graphml_write(second, &back, NULL));
        char *again = bytes_of(second);
        CHECK(strcmp(text, again) == 0, "%zu", i);
        free(again);
        free(text);
        pdn_network_clear(&back);
        pdn_network_clear(&g);
    }
}

static void holds_the_null_graph(void **state)
{
    (void)state;
    pdn_network g = {0};

    save("<graphml><graph edgedefault=\"directed\"/></graphml>");
    MUST(pdn_graphml_read(first, &g, NULL));
    assert_int_equal(g.actors, 0);
    assert_int_equal(g.ties, 0);
    MUST(pdn_graphml_write(second, &g, NULL));
    pdn_network_clear(&g);
    MUST(pdn_graphml_read(second, &g, NULL));
    pdn_network_clear(&g);
}

static void writes_where_it_comes_from(void **state)
{
    (void)state;
    pdn_network g, back = {0};
    pdn_provenance origin = {.tool = "pdn-ingest",
                             .version = "1.2",
                             .command = "pdn-ingest --wave '<1>'",
                             .seed = 7};

    make(&g);
    MUST(pdn_provenance_add(&origin, "/somewhere/ties.csv", "0123abc"));
    MUST(pdn_graphml_write(first, &g, &origin));
    MUST(pdn_graphml_read(first, &back, NULL));
    assert_string_equal(pdn_network_text(&back, "provenance_command"),
                        "pdn-ingest --wave '<1>'");
    assert_string_equal(pdn_network_text(&back, "provenance_inputs"),
                        "ties.csv sha256:0123abc");
    assert_null(pdn_network_text(&g, "provenance_tool")); /* g is untouched */
    pdn_provenance_clear(&origin);
    pdn_network_clear(&g);
    pdn_network_clear(&back);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comes_back_as_it_was),
        cmocka_unit_test(writes_the_same_bytes_again),
        cmocka_unit_test(refuses_what_xml_cannot_hold),
        cmocka_unit_test(refuses_a_column_where_states_go),
        cmocka_unit_test(packs_what_is_no_contact),
        cmocka_unit_test(unpacks_what_still_fits),
        cmocka_unit_test(keeps_names),
        cmocka_unit_test(holds_the_null_graph),
        cmocka_unit_test(writes_where_it_comes_from),
    };
    pdn_runtime_init();
    return cmocka_run_group_tests(tests, open_folder, close_folder);
}
