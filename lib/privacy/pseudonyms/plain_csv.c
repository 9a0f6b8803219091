#include "plain_csv.h"

#include <string.h>

static void put(FILE *f, const char *s)
{
    if (s == NULL) return;
    size_t n = strlen(s);
    bool quotes = s[strcspn(s, ",;\"\r\n\t|")] != '\0' ||
                  (n > 0 && (s[0] == ' ' || s[n - 1] == ' '));
    if (!quotes) {
        fputs(s, f);
        return;
    }
    fputc('"', f);
    for (; *s != '\0'; s++) {
        if (*s == '"') fputc('"', f);
        fputc(*s, f);
    }
    fputc('"', f);
}

void plain_csv__print(FILE *f, const pdn_table *t)
{
    char number[PDN_NUMBER_SIZE];

    for (size_t k = 0; k < t->columns; k++) {
        if (k > 0) fputc(',', f);
        put(f, t->column[k].name);
    }
    fputc('\n', f);
    for (size_t i = 0; i < t->rows; i++) {
        for (size_t k = 0; k < t->columns; k++) {
            const pdn_column *c = &t->column[k];
            if (k > 0) fputc(',', f);
            if (c->text == NULL) pdn_number_write(c->number[i], number);
            put(f, c->text != NULL ? c->text[i] : number);
        }
        fputc('\n', f);
    }
}
