/* Under a locale with a decimal comma every number is read and written as
 * before: the program's locale is not the files'. */
#include "check.h"

#include "pdnet/core.h"
#include "pdnet/stats.h"
#include "pdnet/table.h"
#include "pdnet/words.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[] = "/tmp/pdn-locale-XXXXXX";

/* Makes nb_NO.UTF-8 from Debian's own description of it and uses it. */
static int norwegian(void **state)
{
    (void)state;
    char command[200];

    if (mkdtemp(folder) == NULL) return -1;
    snprintf(command, sizeof command,
             "localedef -i nb_NO -f UTF-8 %s/nb_NO.UTF-8 >/dev/null", folder);
    if (system(command) != 0) return -1;
    setenv("LOCPATH", folder, 1);
    return setlocale(LC_ALL, "nb_NO.UTF-8") != NULL ? 0 : -1;
}

static int tidy(void **state)
{
    (void)state;
    char command[200];

    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

static void the_program_has_a_comma(void **state)
{
    (void)state;
    char text[20];

    snprintf(text, sizeof text, "%.2f", 1.75);
    assert_string_equal(text, "1,75");
}

static void numbers_keep_their_point(void **state)
{
    (void)state;
    char text[PDN_NUMBER_SIZE];
    double x = 0;

    assert_true(pdn_number_read("1.75", 4, '.', &x));
    assert_true(near(x, 1.75, 0));
    assert_true(pdn_number_read("1,75", 4, ',', &x));
    assert_true(near(x, 1.75, 0));
    pdn_number_write(1.5, text);
    assert_string_equal(text, "1.5");
    assert_string_equal(pdn_number_format(0.25).text, "0.25");
    (void)pdn_fail(PDN_EDATA, "level %g", 0.5);
    assert_string_equal(pdn_message(), "level 0.5");
    pdn_message_clear();
    assert_string_equal(pdn_say("%.1f", 2.5), "2.5");
    pdn_words_use(PDN_BOKMAL);
    assert_string_equal(pdn_format_number(2.5, 1), "2,5");
    pdn_words_use(PDN_ENGLISH);
    assert_string_equal(pdn_format_number(1234567.5, 1), "1,234,567.5");
}

static void files_read_as_they_are(void **state)
{
    (void)state;
    char path[64];
    pdn_diagnostics f = {0};
    pdn_table t = {0};

    snprintf(path, sizeof path, "%s/t.csv", folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("id,x\na,1.75\nb,2.5\n", file);
    fclose(file);
    MUST(pdn_csv_read(path, NULL, NULL, 0, &f, &t));
    const pdn_column *x = pdn_table_column(&t, "x");
    assert_non_null(x);
    assert_int_equal(x->kind, PDN_REAL);
    assert_true(near(x->number[0], 1.75, 0));
    pdn_table_clear(&t);
    pdn_diagnostics_clear(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_program_has_a_comma),
        cmocka_unit_test(numbers_keep_their_point),
        cmocka_unit_test(files_read_as_they_are),
    };
    return cmocka_run_group_tests(tests, norwegian, tidy);
}
