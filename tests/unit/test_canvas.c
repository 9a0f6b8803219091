#include "canvas/canvas_text.h"
#include "check.h"

#include "sheet/sheet_column.h"

#include "pdnet/canvas.h"
#include "pdnet/sheets.h"
#include "pdnet/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const pdn_type plain = {.size = 12, .color = 0x333333};

/* A picture with one of everything, and text that nobody should write. */
static void draw(pdn_canvas *c)
{
    pdn_pen pen = {0x8C510A, 2, 0, PDN_DASHED};

    pdn_group_begin(c, "a<b", "NAV & \"BUP\"");
    pdn_line(c, (pdn_point){10, 10}, (pdn_point){90, 10}, pen);
    pen.dash = PDN_DOTTED;
    pdn_curve(c, (pdn_point){10, 20}, (pdn_point){30, 60}, (pdn_point){60, 60},
              (pdn_point){90, 20}, pen);
    pdn_disc(c, (pdn_point){50, 50}, 8, 0x0072B2, .5);
    pdn_circle(c, (pdn_point){50, 50}, 9, pen);
    pdn_rect(c, (pdn_box){5, 5, 10, 10}, 0xE69F00, 1);
    pdn_hatch(c, (pdn_box){70, 70, 20, 20}, (pdn_pen){.width = .5});
    pdn_group_end(c);
    pdn_text(c, (pdn_point){10, 90},
             "Ås <&> \xff\x01 \xed\xa0\x80 \xef\xbf\xbf", plain);
    pdn_paragraph(c, (pdn_point){10, 100}, 100,
                  "videregående og oppfølgingstjenesten\nny linje", plain,
                  true);
}

static char *picture(pdn_canvas_kind kind, size_t *size)
{
    char *bytes = NULL;
    pdn_canvas *c = NULL;
    FILE *f = open_memstream(&bytes, size);

    assert_non_null(f);
    MUST(pdn_canvas_new(kind, f, 200, 160, "A & B", "what <it> shows",
                        "pdn-plot --by sector; seed 1", &c));
    draw(c);
    MUST(pdn_canvas_finish(c));
    fclose(f);
    return bytes;
}

static void same_input_same_bytes(void **state)
{
    (void)state;
    for (int kind = PDN_SVG; kind <= PDN_PNG; kind++) {
        size_t n = 0, m = 0;
        char *a = picture((pdn_canvas_kind)kind, &n);
        char *b = picture((pdn_canvas_kind)kind, &m);
        CHECK(n == m && memcmp(a, b, n) == 0, "form %d differs", kind);
        CHECK(n > 500, "form %d: %zu bytes", kind, n);
        free(a);
        free(b);
    }
}

static bool holds(const char *bytes, size_t n, const char *text)
{
    size_t k = strlen(text);

    for (size_t i = 0; i + k <= n; i++)
        if (memcmp(bytes + i, text, k) == 0) return true;
    return false;
}

static void pdf_tells_no_time_of_making(void **state)
{
    (void)state;
    size_t n = 0;
    unsetenv("SOURCE_DATE_EPOCH");
    char *a = picture(PDN_PDF, &n);
    CHECK(!holds(a, n, "CreationDate"), "a time of making");
    CHECK(holds(a, n, "--by sector"), "no provenance");
    free(a);
    setenv("SOURCE_DATE_EPOCH", "86400", 1);
    a = picture(PDN_PDF, &n);
    CHECK(holds(a, n, "CreationDate"), "not the time given");
    free(a);
    unsetenv("SOURCE_DATE_EPOCH");
}

static void png_tells_its_resolution(void **state)
{
    (void)state;
    size_t n = 0;
    /* 5669 dots a metre = 0x1625: 144 an inch; CRC-32 by Python's zlib. */
    static const unsigned char phys[] = {
        0, 0, 0, 9, 'p', 'H', 'Y', 's', 0, 0, 0x16, 0x25, 0, 0, 0x16, 0x25, 1};
    char *a = picture(PDN_PNG, &n);
    CHECK(memcmp(a + 33, phys, sizeof phys) == 0, "no pHYs behind the head");
    free(a);
}

static void svg_has_letters_names_and_no_bad_bytes(void **state)
{
    (void)state;
    size_t n = 0;
    char *a = picture(PDN_SVG, &n);
    static const char *const must[] = {
        "role=\"img\"",
        "aria-label=\"A &amp; B\"",
        "<desc id=\"pdn",
        "what &lt;it&gt; shows</desc>",
        "<title>NAV &amp; &quot;BUP&quot;</title>",
        "data-id=\"a&lt;b\"",
        ">videregående og</text>",
        ">ny linje</text>",
        "<!-- pdn-plot -&#45;by sector; seed 1 -->",
        "Ås &lt;&amp;&gt;",
    };
    for (size_t i = 0; i < LEN(must); i++)
        CHECK(strstr(a, must[i]) != NULL, "no %s", must[i]);
    CHECK(strchr(a, '\x01') == NULL && strchr(a, '\xff') == NULL, "bad bytes");
    CHECK(strstr(a, "\xef\xbf\xbf") == NULL, "a character XML forbids");
    free(a);
}

static void a_full_disk_is_seen(void **state)
{
    (void)state;
    for (int kind = PDN_SVG; kind <= PDN_PNG; kind++) {
        pdn_canvas *c = NULL;
        FILE *f = fopen("/dev/full", "wb");
        assert_non_null(f);
        setvbuf(f, NULL, _IONBF, 0);
        MUST(pdn_canvas_new((pdn_canvas_kind)kind, f, 100, 100, "t", "a", NULL,
                            &c));
        draw(c);
        CHECK(pdn_canvas_finish(c) == PDN_EIO, "form %d went unseen", kind);
        fclose(f);
    }
}

static void a_place_that_is_no_number_is_told(void **state)
{
    (void)state;
    char *bytes = NULL;
    size_t size = 0;
    FILE *f = open_memstream(&bytes, &size);
    pdn_canvas *c = NULL;

    MUST(pdn_canvas_new(PDN_SVG, f, 100, 100, "t", "a", NULL, &c));
    pdn_line(c, (pdn_point){0, (double)NAN}, (pdn_point){1, 1},
             (pdn_pen){.width = 1});
    CHECK(pdn_canvas_finish(c) == PDN_ENUMERIC, "%s", pdn_message());
    fclose(f);
    free(bytes);
    CHECK(pdn_canvas_new(PDN_PNG, stdout, 0, 10, "", "", NULL, &c) == PDN_EARG,
          "a picture of no width");
}

/* The frame holds whatever is said: nothing leaves the page, no two texts
 * meet. */
static void a_sheet_holds_long_words(void **state)
{
    (void)state;
    static const char *const titles[] = {
        "Kort", "",
        ("Tre steder butter samarbeidet: mellom NAV og BUP, mellom "
         "ungdomsskolen "
         "og videregående, og mellom NAV og barnevernet, og så videre og så "
         "videre, helt til ingen lenger orker å lese det som står her øverst"),
        ("Arbeidsmarkedsopplæringskoordineringsansvarligesrepresentantskapsmøte"
         "innkallingsrutinebeskrivelse")};
    for (size_t i = 0; i < LEN(titles); i++)
        for (int paper = PDN_A3; paper <= PDN_SLIDE; paper++) {
            char *bytes = NULL;
            size_t size = 0;
            FILE *f = open_memstream(&bytes, &size);
            pdn_canvas *c = NULL;
            pdn_sheet s;
            double w = 0, h = 0;
            const pdn_box *box = NULL;
            const char *const *text = NULL;
            pdn_sheet_facts facts = {.study = titles[i],
                                     .wave = "2021",
                                     .actors = 170,
                                     .answered = 133,
                                     .seed = 1,
                                     .draws = 10000,
                                     .version = "0.1",
                                     .origin = titles[i]};
            pdn_paper_size((pdn_paper)paper, &w, &h);
            MUST(pdn_canvas_new(PDN_SVG, f, w, h, "t", "a", NULL, &c));
            pdn_sheet_begin(c, &facts, titles[i], titles[2], titles[i], &s);
            pdn_entry e[12];
            for (size_t k = 0; k < LEN(e); k++)
                e[k] = (pdn_entry){(int)k + 1, titles[2], titles[2], 0x8C510A};
            pdn_sheet_entries(&s, e, LEN(e), 100);
            size_t n = canvas_text__boxes(c, &box, &text);
            for (size_t a = 0; a < n; a++) {
                CHECK(box[a].x >= 0 && box[a].y >= 0 &&
                          box[a].x + box[a].width <= w &&
                          box[a].y + box[a].height <= h,
                      "'%s' leaves paper %d", text[a], paper);
                for (size_t b = a + 1; b < n; b++)
                    CHECK(box[a].x + box[a].width <= box[b].x + .5 ||
                              box[b].x + box[b].width <= box[a].x + .5 ||
                              box[a].y + box[a].height <= box[b].y + .5 ||
                              box[b].y + box[b].height <= box[a].y + .5,
                          "'%s' meets '%s' on paper %d", text[a], text[b],
                          paper);
            }
            MUST(pdn_canvas_finish(c));
            fclose(f);
            free(bytes);
        }
}

/* What of two lists there is no room for is said in one line, and a note at the
 * end of the first is not counted: of 6 findings and a note, and 5 more, where
 * nothing has room beside the line, 11 stand in the table alone. */
static void what_is_left_is_said_once(void **state)
{
    (void)state;
    const pdn_sheet_facts facts = {.study = "s", .actors = 1, .answered = 1};
    pdn_entry e[12];

    pdn_words_use(PDN_BOKMAL);
    for (size_t k = 0; k < LEN(e); k++)
        e[k] = (pdn_entry){0, "NAV og BUP", "De sier ulike ting om det.", 0};
    for (double room = 0; room < 700; room += 10) {
        char *bytes = NULL;
        size_t size = 0, n = 0, lines = 0;
        FILE *f = open_memstream(&bytes, &size);
        pdn_canvas *c = NULL;
        pdn_sheet s;
        const pdn_box *box = NULL;
        const char *const *text = NULL;

        MUST(pdn_canvas_new(PDN_SVG, f, 1190, 842, "t", "a", NULL, &c));
        pdn_sheet_begin(c, &facts, "t", "u", "q", &s);
        size_t shown = sheet__two_lists(&s, &(sheet_list){e, 7, 1},
                                        &(sheet_list){e + 7, 5, 0},
                                        s.column.height - room);
        n = canvas_text__boxes(c, &box, &text);
        for (size_t i = 0; i < n; i++)
            lines += strstr(text[i], "i tabellen") != NULL;
        assert_true(lines <= 1);
        if (room < 1) {
            assert_int_equal(shown, 0);
            assert_non_null(strstr(text[n - 1], "og 11 til i tabellen"));
        }
        MUST(pdn_canvas_finish(c));
        fclose(f);
        free(bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_input_same_bytes),
        cmocka_unit_test(pdf_tells_no_time_of_making),
        cmocka_unit_test(png_tells_its_resolution),
        cmocka_unit_test(svg_has_letters_names_and_no_bad_bytes),
        cmocka_unit_test(a_full_disk_is_seen),
        cmocka_unit_test(a_place_that_is_no_number_is_told),
        cmocka_unit_test(a_sheet_holds_long_words),
        cmocka_unit_test(what_is_left_is_said_once),
    };
    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
