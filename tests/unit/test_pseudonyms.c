/* Pseudonyms: the keyed hash against the published vectors, and what it makes
 * of an id. */
#include "check.h"

#include "pdnet/pseudonyms.h"
#include "privacy/pseudonyms/masked_columns.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static pdn_key key_of(const void *bytes, size_t n)
{
    pdn_key key = {.bytes = n};

    memcpy(key.byte, bytes, n);
    return key;
}

static void hex(const unsigned char *bytes, size_t n, char *text)
{
    for (size_t i = 0; i < n; i++)
        sprintf(text + 2 * i, "%02x", bytes[i]);
}

/* RFC 4231, sections 4.2, 4.3, 4.4 and 4.7 (a key longer than a block). */
static void the_published_vectors_hold(void **state)
{
    (void)state;
    unsigned char twenty[131], dd[50];
    static const char there[] = "Hi There",
                      wants[] = "what do ya want for nothing?",
                      larger[] =
                          "Test Using Larger Than Block-Size Key - Hash Key "
                          "First";
    memset(dd, 0xdd, sizeof dd);
    const struct {
        unsigned char fill;
        const char *key;
        size_t keys;
        const void *data;
        size_t n;
        const char *mac;
    } cases[] = {
        {0x0b, NULL, 20, there, 8,
         "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"},
        {0, "Jefe", 4, wants, 28,
         "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"},
        {0xaa, NULL, 20, dd, 50,
         "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"},
        {0xaa, NULL, 131, larger, 54,
         "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"},
    };

    for (size_t i = 0; i < LEN(cases); i++) {
        unsigned char mac[32];
        char text[65] = "";
        memset(twenty, cases[i].fill, sizeof twenty);
        pdn_key key = key_of(cases[i].key != NULL ? (const void *)cases[i].key
                                                  : (const void *)twenty,
                             cases[i].keys);
        pdn_hmac_sha256(&key, cases[i].data, cases[i].n, mac);
        hex(mac, 32, text);
        CHECK(strcmp(text, cases[i].mac) == 0, "case %zu: %s", i, text);
        pdn_key_clear(&key);
        assert_int_equal(key.bytes, 0);
    }
}

/* Spellings of one id have one pseudonym, as contract 1 compares names: NFC,
 * blanks folded, unseen characters out, one kind of dash; case counts. The
 * digits are RFC 4231's case 2. */
static void spellings_of_an_id_are_one(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        bool same;
    } cases[] = {
        {"what do ya want for nothing?", "what do ya  want for nothing? ",
         true},
        {"\xC3\x85snes", "A\xCC\x8Asnes", true}, /* composed or not */
        {"Kari Dahl",
         "Kari\xC2\xA0"
         "Dahl",
         true}, /* no-break space */
        {"Kari Dahl",
         "Kari D\xC2\xAD"
         "ahl",
         true}, /* soft hyphen */
        {"NAV-1",
         "NAV\xE2\x80\x93"
         "1",
         true}, /* a dash is a dash */
        {"Kari Dahl", "kari dahl", false},
        {"01", "1", false},
    };
    const pdn_key key = key_of("Jefe", 4), other = key_of("Jeff", 4);
    char a[PDN_PSEUDONYM_SIZE], b[PDN_PSEUDONYM_SIZE];

    MUST(pdn_pseudonym(&key, cases[0].a, a));
    assert_string_equal(a, "5bdcc146bf60754e6a04");
    for (size_t i = 0; i < LEN(cases); i++) {
        MUST(pdn_pseudonym(&key, cases[i].a, a));
        MUST(pdn_pseudonym(&key, cases[i].b, b));
        CHECK((strcmp(a, b) == 0) == cases[i].same, "%s and %s", cases[i].a,
              cases[i].b);
        MUST(pdn_pseudonym(&other, cases[i].a, b));
        CHECK(strcmp(a, b) != 0, "%s under another key", cases[i].a);
    }
}

static void a_key_is_a_file_of_ones_own(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned mode;
        size_t bytes; /* 0: refused */
    } cases[] = {
        {"Jefe", 0600, 4}, {"Jefe\n", 0600, 4}, {"Jefe\r\n", 0400, 4},
        {"Jefe", 0640, 0}, {"Jefe", 0604, 0},   {"Jefe", 0620, 0},
        {"", 0600, 0},     {"\n", 0600, 0},     {"Jefe\n\n", 0600, 5},
    };
    char path[] = "/tmp/pdnet-key-XXXXXX";
    pdn_key key = {.bytes = 0};
    int fd = mkstemp(path);

    assert_true(fd >= 0);
    close(fd);
    for (size_t i = 0; i < LEN(cases); i++) {
        FILE *f = fopen(path, "wb");
        assert_non_null(f);
        fputs(cases[i].text, f);
        fclose(f);
        assert_int_equal(chmod(path, cases[i].mode), 0);
        pdn_status st = pdn_key_read(path, &key);
        CHECK((st == PDN_OK) == (cases[i].bytes > 0), "case %zu: %s", i,
              pdn_message());
        if (st == PDN_OK) CHECK(key.bytes == cases[i].bytes, "case %zu", i);
        if (st == PDN_OK) assert_memory_equal(key.byte, "Jefe", 4);
        pdn_key_clear(&key);
        pdn_message_clear();
        assert_int_equal(chmod(path, 0600), 0);
    }
    assert_int_equal(pdn_key_new(path, &key), PDN_EIO);
    assert_int_equal(unlink(path), 0);
}

static void a_new_key_is_random_and_private(void **state)
{
    (void)state;
    char path[] = "/tmp/pdnet-key-XXXXXX";
    pdn_key made = {.bytes = 0}, read = {.bytes = 0}, next = {.bytes = 0};
    struct stat s;
    int fd = mkstemp(path);

    close(fd);
    unlink(path);
    MUST(pdn_key_new(path, &made));
    assert_int_equal(stat(path, &s), 0);
    assert_int_equal(s.st_mode & 07777, 0600);
    MUST(pdn_key_read(path, &read));
    assert_int_equal(read.bytes, 64);
    assert_memory_equal(made.byte, read.byte, sizeof made.byte);
    unlink(path);
    MUST(pdn_key_new(path, &next));
    assert_memory_not_equal(made.byte, next.byte, 64);
    unlink(path);
}

/* A column that a file of people is known to have has a treatment of its own:
 * none is left to chance. */
static void every_known_column_is_spoken_of(void **state)
{
    (void)state;
    static const char *const kinds[] = {"actors",  "ties",   "roster",
                                        "aliases", "duties", "corrections"};
    static const char *const dropped[] = {"name", "why"};
    size_t n = 0;

    for (size_t k = 0; k < LEN(kinds); k++) {
        const pdn_file_kind *kind = pdn_file_kind_of(kinds[k]);
        assert_non_null(kind);
        for (size_t i = 0; i < kind->wants; i++) {
            masked_columns__treatment how =
                masked_columns__of(kinds[k], kind->want[i].name);
            bool goes = how == MASK_DROP || how == MASK_NAME, meant = false;
            for (size_t d = 0; d < LEN(dropped); d++)
                meant |= strcmp(dropped[d], kind->want[i].name) == 0;
            CHECK(goes == meant, "%s.%s", kinds[k], kind->want[i].name);
            n++;
        }
    }
    assert_true(n > 30);
    assert_int_equal(masked_columns__of("actors", "telefon"), MASK_DROP);
}

static pdn_network seven(void)
{
    static const char sectors[] = "AAAABBB", roles[] = "xxxyxxy";
    static const uint32_t from[] = {0, 2, 0, 1, 2, 4},
                          to[] = {1, 0, 3, 2, 1, 5};
    pdn_network g = {.directed = true};
    const char *const columns[] = {"id", "sector", "role"};
    pdn_column *c = NULL;

    g.actor.rows = 7;
    g.tie.rows = LEN(from);
    for (size_t k = 0; k < LEN(columns); k++) {
        MUST(pdn_table_add(&g.actor, columns[k], PDN_TEXT, &c));
        for (size_t v = 0; v < 7; v++) {
            const char letter[] = {(char)('a' + v), sectors[v], roles[v]};
            const char text[] = {letter[k], '\0'};
            MUST(pdn_table_text(&g.actor, text, &c->text[v]));
        }
    }
    g.from = pdn_arena_get(&g.arena, sizeof from);
    g.to = pdn_arena_get(&g.arena, sizeof to);
    memcpy(g.from, from, sizeof from);
    memcpy(g.to, to, sizeof to);
    MUST(pdn_network_validate(&g));
    return g;
}

/* Seven people, fewest 3. By hand: of (sector, role) A+x is shared by a, b, c;
 * A+y by d; B+x by e, f; B+y by g. Without role A has 4, B 3: role helps all.
 * Without sector x has 5, y 2: sector helps B+x alone. Contacts a-b, a-c, a-d,
 * b-c, e-f: degrees 3, 2, 2, 1, 1, 1, 0: shared by 1, 2, 2, 3, 3, 3, 1. Told:
 * d, e, f, g by columns, a, b, c, g by contacts: all seven; alone: a, d, g. */
static void who_shares_too_little(void **state)
{
    (void)state;
    static const char *const by[] = {"sector", "role"};
    static const struct {
        const char *by, *combination, *helps, *ids;
        double people;
    } wants[] = {
        {"sector+role", "A+y", "role", "d", 1},
        {"sector+role", "B+y", "role", "g", 1},
        {"sector+role", "B+x", "sector+role", "e+f", 2},
        {"contacts", "0", NULL, "g", 1},
        {"contacts", "3", NULL, "a", 1},
        {"contacts", "2", NULL, "b+c", 2},
    };
    pdn_network g = seven();
    pdn_uniqueness u = {0};
    const pdn_unique_options o = {.by = by, .bys = 2, .fewest = 3};

    MUST(pdn_network_unique(&g, &o, &u));
    assert_int_equal(u.rows, LEN(wants));
    for (size_t i = 0; i < LEN(wants); i++) {
        const pdn_unique_row *r = &u.row[i];
        CHECK(strcmp(r->by, wants[i].by) == 0 &&
                  strcmp(r->combination, wants[i].combination) == 0 &&
                  strcmp(r->ids, wants[i].ids) == 0 &&
                  near(r->people, wants[i].people, 0) &&
                  near(r->alone, wants[i].people < 2, 0) &&
                  near(r->fewest, 3, 0),
              "row %zu: %s %s %s", i, r->by, r->combination, r->ids);
        CHECK((r->leave_out == NULL) == (wants[i].helps == NULL) &&
                  (r->leave_out == NULL ||
                   strcmp(r->leave_out, wants[i].helps) == 0),
              "row %zu: %s", i, r->leave_out);
    }
    assert_int_equal(u.people, 7);
    assert_int_equal(u.recognised, 7);
    assert_int_equal(u.alone, 3);
    pdn_uniqueness_clear(&u);
    pdn_network_clear(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_published_vectors_hold),
        cmocka_unit_test(spellings_of_an_id_are_one),
        cmocka_unit_test(a_key_is_a_file_of_ones_own),
        cmocka_unit_test(a_new_key_is_random_and_private),
        cmocka_unit_test(who_shares_too_little),
        cmocka_unit_test(every_known_column_is_spoken_of),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
