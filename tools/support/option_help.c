/* What is printed of a tool's options. */
#include "option_help.h"
#include "option_rows.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { HELP_COLUMN = 30 };

/* Help in one line: words that the value does not show, what holds else. */
static void print_line(const struct slot *s, FILE *out)
{
    const pdn_opt *o = &s->opt;

    fputs(o->help, out);
    if (o->kind == PDN_WORD && o->value != NULL) {
        fputs(": ", out);
        option_rows__print_words(o, ", ", out);
    }
    if (s->fallback != NULL) fprintf(out, " [%s]", s->fallback);
    fputc('\n', out);
}

static void print_option(const struct slot *s, FILE *out)
{
    const pdn_opt *o = &s->opt;
    char name[80];
    int n =
        snprintf(name, sizeof name, "%c%c%s --%s%s%s", o->letter ? '-' : ' ',
                 o->letter ? o->letter : ' ', o->letter ? "," : " ", o->name,
                 s->value ? " " : "", s->value ? s->value : "");

    if (n > HELP_COLUMN)
        fprintf(out, "  %s\n  %*s  ", name, HELP_COLUMN, "");
    else
        fprintf(out, "  %-*s  ", HELP_COLUMN, name);
    print_line(s, out);
}

static void print_help(const struct parser *p, FILE *out)
{
    const pdn_tool *t = p->tool;

    fprintf(out, "%s - %s\n\nExamples:\n", t->name, t->about);
    for (size_t i = 0; t->example[i] != NULL; i++)
        fprintf(out, "  %s\n", t->example[i]);
    fprintf(out, "\nUsage: %s [OPTIONS]%s%s\n\nOptions:\n", t->name,
            t->operands[0] != '\0' ? " " : "", t->operands);
    for (size_t i = 0; i < p->slots; i++)
        if (!p->slot[i].opt.unlisted) print_option(&p->slot[i], out);
    fputs("  -h, --help                      this text\n"
          "      --version                   the version\n",
          out);
    if (t->notes != NULL) fprintf(out, "\n%s", t->notes);
}

static void print_table(const struct parser *p, FILE *out)
{
    for (size_t i = 0; i < p->slots; i++) {
        const struct slot *s = &p->slot[i];
        if (s->opt.unlisted) continue;
        fprintf(out, "%s\t%c\t%s\t", s->opt.name,
                s->opt.letter ? s->opt.letter : '-', s->value ? s->value : "");
        option_rows__print_words(&s->opt, " ", out);
        fputc('\t', out);
        print_line(s, out);
    }
    fputs("help\th\t\t\tthis text\nversion\t-\t\t\tthe version\n", out);
}

/* Text that scdoc takes as it is. */
static void print_escaped(const char *s, FILE *out)
{
    for (; *s != '\0'; s++) {
        if (strchr("\\*_`", *s) != NULL) fputc('\\', out);
        fputc(*s, out);
    }
}

/* The text of an option as sentences, up to the last stop. */
static void print_sentences(const pdn_opt *o, FILE *out)
{
    const char *text = o->manual;
    /* "network: ..." begins with the word of an operand, which stays as it is
     */
    char after = o->help[strcspn(o->help, " ,:")];
    int first = (unsigned char)o->help[0];

    if (text == NULL || strchr(" .,:;", *text) != NULL) {
        fputc(after == ',' || after == ':' ? first : toupper(first), out);
        print_escaped(o->help + 1, out);
    }
    for (; text != NULL && *text != '\0' && strcmp(text, ".") != 0; text++) {
        fputc(*text, out);
        if (*text == '\n') fputc('\t', out);
    }
}

static void print_manual(const struct parser *p, FILE *out)
{
    for (size_t i = 0; i < p->slots; i++) {
        const struct slot *s = &p->slot[i];
        const pdn_opt *o = &s->opt;
        if (o->unlisted) continue;
        fputc('*', out);
        if (o->letter != 0) fprintf(out, "-%c, ", o->letter);
        fprintf(out, "--%s*%s", o->name, s->value ? " " : "");
        if (s->value != NULL) print_escaped(s->value, out);
        fputs("\n\t", out);
        print_sentences(o, out);
        if (o->kind == PDN_WORD && o->value != NULL) {
            fputs(": ", out);
            option_rows__print_words(o, ", ", out);
        }
        if (s->fallback != NULL) {
            fputs(" [", out);
            print_escaped(s->fallback, out);
            fputc(']', out);
        }
        fputs(".\n\n", out);
    }
    fputs("*-h, --help*\n\tThe options, after examples.\n\n"
          "*--version*\n\tThe version.\n",
          out);
}

void option_help__print(const struct parser *p, int what, FILE *out)
{
    if (what == 'h') print_help(p, out);
    if (what == 'T') print_table(p, out);
    if (what == 'M') print_manual(p, out);
}
