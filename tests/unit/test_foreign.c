/* Files as others give them: titles above the header, label rows of survey
 * programs, Excel's formulas, JSON-stat 2. */
#include "check.h"
#include "spelled.h"

#include "pdnet/table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char path[] = "/tmp/pdn-foreign-XXXXXX";

static const pdn_want want[] = {
    {.name = "unit", .kind = PDN_TEXT, .required = true, .filled = true},
    {.name = "year", .kind = PDN_INTEGER, .required = true, .filled = true},
    {.name = "events", .kind = PDN_INTEGER},
};
static const pdn_want roster[] = {
    {.name = "id", .kind = PDN_TEXT, .required = true, .filled = true},
};

static void put(const char *bytes)
{
    FILE *f = fopen(path, "wb");

    assert_non_null(f);
    assert_true(fputs(bytes, f) >= 0);
    assert_int_equal(fclose(f), 0);
}

struct row {
    const char *name, *bytes, *want, *told; /* told: of the first finding */
};

static void check(const struct row *c, const pdn_want *w, size_t wants)
{
    pdn_diagnostics f = {0};
    pdn_table t = {0};
    char got[1024] = "";

    put(c->bytes);
    pdn_status st = pdn_csv_read(path, NULL, w, wants, &f, &t);
    if (st == PDN_OK)
        spell(&t, got, sizeof got);
    else
        snprintf(got, sizeof got, "%s", strstr(pdn_message(), ":"));
    const char *told = f.rows > 0 ? f.row[0].message : "";
    if (strcmp(got, c->want) != 0 ||
        strncmp(told, c->told, strlen(c->told)) != 0) {
        fprintf(stderr, "%s:\n %s\n (%s)\nwant\n %s\n (%s)\n", c->name, got,
                told, c->want, c->told);
        fail();
    }
    pdn_table_clear(&t);
    pdn_diagnostics_clear(&f);
}

static void finds_the_table(void **state)
{
    (void)state;
    static const struct row cases[] = {
        /* clang-format off */
        {"a title, as SSB writes it", "\"12423: Unge utenfor, etter region og år\"\n\n\"unit\";\"year\";\"events\"\nA;2021;3\nB;2021;4\n",
         "unit=A|B;year=2021|2021;events=3|4", "1 row above the header in line 3: left out (\"12423: Unge utenfor"},
        {"a title with the other sign", "Unge utenfor, 2021\nunit;year;x\nA;2021;9,3\nB;2021;78,5\n",
         "unit=A|B;year=2021|2021;x=9.3|78.5", "1 row above the header in line 2"},
        {"several", "Tabell 1\nAlle kommuner, 2021\n\nunit,year,events\nA,2021,3\nB,2021,4\n",
         "unit=A|B;year=2021|2021;events=3|4", "2 rows above the header in line 4: left out (\"Tabell 1\")"},
        {"notes", "unit,year,events\nA,2021,3\n\nKilde: SSB\n: er 1 eller 2\n",
         "unit=A;year=2021;events=3", "2 rows below the table: left out (\"Kilde: SSB\")"},
        {"a source needs no blank row", "unit,year,events\nA,2021,3\nKilde: SSB\nSist endret: 2024-02-01\n",
         "unit=A;year=2021;events=3", "2 rows below the table: left out (\"Kilde: SSB\")"},
        {"a sum", "unit,year,events\nA,2021,3\nSum,2021,3\n", "unit=A;year=2021;events=3", "1 row of sums at the end: left out (\"Sum\")"},
        {"no sum: nothing is counted", "unit,year,events\nA,2021,3\nSum,,\n", ":3:2: year is empty", "year is empty"},
        {"no note: no blank row above it", "unit,year,events\nA,2021,3\nB,,\n", ":3:2: year is empty", "year is empty"},
        {"no note: two cells", "unit,year,events\nA,2021,3\n\nB,,3\n", ":4:2: year is empty", "year is empty"},
        {"a column is missing for good", "unit,yera,events\nA,2021,3\n", ":1: no column \"year\" (is it \"yera\"?); has \"unit\", \"yera\", \"events\"", "no column"},
        {"missing below a title", "Tabell 1 for alle\nunit;yera;events\nA;2021;3\n",
         ":2: no column \"year\" (is it \"yera\"?); has \"unit\", \"yera\", \"events\"", "1 row above"},
        {"formulas", "unit;year;events\n=\"0301\";2021;=\"3\"\n =\"0402\" ;2021;4\n", "unit=0301|0402;year=2021|2021;events=3|4",
         "3 cells written =\"...\", as for Excel: read as the text within"},
        {"formulas in quotes", "unit,year\n\"=\"\"0301\"\"\",2021\n", "unit=0301;year=2021", "1 cell written"},
        {"no formula", "unit,year,x\n\"a,=\"\"b\"\"\",2021,=3\n", "unit=a,=\"b\";year=2021;x==3", ""},
        {"per cent", "unit;year;x\nA;2021;18,3 %\nB;2021;20%\n", "unit=A|B;year=2021|2021;x=18.3|20", ""},
        {"a point and three digits", "unit;year;events\nA;2021;1.000\nB;2021;20\n",
         ":2:3: events is \"1.000\": a thousand and more, or a number with three decimals? --thousands point says the first, --decimal point the second", "events"},
        {"a comma and three digits", "unit;year;events\nA;2021;12,500\n",
         ":2:3: events is \"12,500\": a thousand and more, or a number with three decimals? --thousands comma says the first, --decimal comma the second", "events"},
        {"millions", "unit;year;events\nA;2021;1.234.567\nB;2021;-12,345,678\n", "unit=A|B;year=2021|2021;events=1234567|-12345678", ""},
        {"no thousands", "unit;year;events\nA;2021;0.125\n", ":2:3: events is 0.125: want a whole number", "events"},
        {"groups that are none", "unit;year;events\nA;2021;1.23.456\n", ":2:3: events is \"1.23.456\": want a number", "events"},
        {"three decimals where decimals are", "unit;year;x\nA;2021;1.250\n", "unit=A;year=2021;x=1.25", ""},
        {"Excel's date", "unit,year,events\nA,2021,02.jan\n",
         ":2:3: events is \"02.jan\": want a number (a date, which Excel makes of texts as 2-1 or 1/25: write it again in a column formatted as Text)", "events"},
        {"a span", "unit,year,events\nA,2021,0-4\n", ":2:3: events is \"0-4\": want a number (a hidden count is written : or <5)", "events"},
        /* clang-format on */
    };

    for (size_t i = 0; i < LEN(cases); i++)
        check(&cases[i], want, LEN(want));
}

static void passes_label_rows(void **state)
{
    (void)state;
    static const struct row cases[] = {
        /* clang-format off */
        {"Qualtrics", "id,Q1_a\nResponse ID,\"How often\nwith a?\"\n\"{\"\"ImportId\"\":\"\"_recordId\"\"}\",\"{\"\"ImportId\"\":\"\"QID1_1\"\"}\"\nR_1,3\n",
         "id=R_1;Q1_a=3", "2 rows of Qualtrics's own below the header (questions and codes), from line 2: left out"},
        {"LimeSurvey, codes below", "id,Sent,Page,Language,Q\nid,submitdate,lastpage,startlanguage,1X2X3\n7,2024-11-20,1,nb,3\n",
         "id=7;Sent=2024-11-20;Page=1;Language=nb;Q=3", "1 row of LimeSurvey's own below the header"},
        {"LimeSurvey, codes are the header", "Svar-ID,Sendt,Side,Språk,Hvor ofte?\nid,submitdate,lastpage,startlanguage,freq[a]\n7,2024-11-20,1,nb,3\n",
         "id=7;submitdate=2024-11-20;lastpage=1;startlanguage=nb;freq[a]=3", "1 row above the header in line 2"},
        /* clang-format on */
    };

    for (size_t i = 0; i < LEN(cases); i++)
        check(&cases[i], roster, LEN(roster));
}

/* Two regions, two contents, two years: the flat index goes through the last
 * dimension first (JSON-stat 2.0, "value"). */
#define TOP                                                                  \
    "{\"version\":\"2.0\",\"class\":\"dataset\",\"id\":[\"R\",\"C\",\"T\"]," \
    "\"size\":[2,2,2],\"role\":{\"time\":[\"T\"],\"geo\":[\"R\"],"           \
    "\"metric\":[\"C\"]},\"dimension\":{\"R\":{\"label\":\"region\","        \
    "\"category\":{\"index\":{\"K-2\":1,\"K-1\":0},\"label\":{\"K-1\":"      \
    "\"A\",\"K-2\":\"B\"}}},\"C\":{\"category\":{\"index\":[\"x\",\"y\"],"   \
    "\"label\":{\"x\":\"events\",\"y\":\"population\"}}},\"T\":{\"label\":"  \
    "\"tid\",\"category\":{\"index\":[\"2020\",\"2021\"]}}},"
#define ONE(rest)                                                          \
    "{\"id\":[\"unit\",\"year\",\"sex\"],\"size\":[2,1,1],\"dimension\":{" \
    "\"unit\":{\"category\":{\"index\":[\"a\",\"b\"],\"label\":{\"a\":"    \
    "\"Herøy\",\"b\":\"Herøy\"}}},\"year\":{\"category\":{\"label\":{"   \
    "\"2021\":\"2021\"}}},\"sex\":{\"label\":\"Kjønn\",\"category\":{"    \
    "\"index\":{\"0\":0},\"label\":{\"0\":\"Begge\"}}}}," rest "}"

static void reads_json_stat(void **state)
{
    (void)state;
    static const struct row cases[] = {
        /* clang-format off */
        {"all values", TOP "\"value\":[1,2,10,20,3,4,30,40]}", "unit=A|A|B|B;year=2020|2021|2020|2021;events=1|2|3|4;population=10|20|30|40", ""},
        {"sparse, with a status", TOP "\"value\":{\"0\":1,\"2\":10,\"7\":40},\"status\":{\"5\":\":\",\"3\":\"..\"}}",
         "unit=A|A|B;year=2020|2021|2021;events=1||:;population=10|..|40", ""},
        {"one status for all", TOP "\"value\":[1,2,10,20,3,null,30,40],\"status\":\":\"}",
         "unit=A|A|B|B;year=2020|2021|2020|2021;events=1|2|3|:;population=10|20|30|40", ""},
        {"no metric, two of one name", ONE("\"value\":[1.5,null]"), "unit=a Herøy;year=2021;Kjønn=Begge;value=1.5", ""},
        {"too few values", TOP "\"value\":[1]}", ": this JSON cannot be read as JSON-stat 2: 1 values, where the dimensions make 8", "this"},
        {"no values", TOP "\"x\":1}", ": this JSON cannot be read as JSON-stat 2: the dataset has no values", "this"},
        {"a size too large", "{\"id\":[\"a\",\"b\"],\"size\":[20000000,20000000],\"dimension\":{\"a\":{},\"b\":{}}}",
         ": this JSON cannot be read as JSON-stat 2: dimension a has no category number 1 of 20000000", "this"},
        {"another JSON", "{\"a\":1}", ": this JSON cannot be read as JSON-stat 2: want \"id\" and \"size\" of 1 to 64 dimensions (JSON-stat 2; a source that asks which, calls it json-stat2)", "this"},
        {"cut short", "{\"id\":[", ": this JSON cannot be read as JSON-stat 2: its line 1 is no sound JSON: ']' expected near end of file", "this"},
        /* clang-format on */
    };

    for (size_t i = 0; i < LEN(cases); i++)
        check(&cases[i], want, LEN(want));
}

static int make_file(void **state)
{
    int fd = mkstemp(path);

    (void)state;
    return fd < 0 || close(fd) != 0;
}

static int drop_file(void **state)
{
    (void)state;
    return unlink(path);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_table),
        cmocka_unit_test(passes_label_rows),
        cmocka_unit_test(reads_json_stat),
    };

    pdn_runtime_init();
    return cmocka_run_group_tests(tests, make_file, drop_file);
}
