#include "survey/suggest/headings/heading_options.h"

#include "survey/suggest/headings/question_guess.h"
#include "survey/webform/standard_scales.h"
#include "survey/webform/tick_boxes.h"

#include <stdlib.h>
#include <string.h>

/* What stands between a question and an answer to it, and about an answer. */
static const char between[] = "-:/[(._?|";
static const char about[] = " -:/[]()._?|";

/* More different questions than forms have. */
enum { MOST_ASKED = 400 };

/* One thing that headings ask. */
struct asked {
    const char *text;
    bool boxes;  /* all cells are those of boxes */
    size_t head; /* bytes of the question; 0: no box of one */
};

struct all {
    struct asked asked[MOST_ASKED];
    size_t n;
};

static size_t place_of(struct all *a, const char *asks)
{
    size_t i = 0;

    while (i < a->n && strcmp(a->asked[i].text, asks) != 0)
        i++;
    if (i == a->n && i < MOST_ASKED)
        a->asked[a->n++] = (struct asked){.text = asks, .boxes = true};
    return i;
}

/* A cell may be a box, or the answer that the heading ends with. */
static pdn_status look_at(const char *cell, struct asked *a)
{
    pdn_status st = PDN_OK;
    size_t n = strlen(cell), all = strlen(a->text);
    bool yes = false, ends = false;

    for (size_t i = 0; n > 1 && i + n <= all && !ends; i++)
        ends = strncmp(a->text + i, cell, n) == 0 &&
               a->text[i + n + strspn(a->text + i + n, about)] == '\0';
    PDN_TRY(tick_boxes__is_box(cell, NULL, &yes));
    a->boxes = a->boxes && (yes || ends);
out:
    return st;
}

static pdn_status look_down(const pdn_column *c, size_t rows, struct asked *a)
{
    pdn_status st = PDN_OK;
    char number[PDN_NUMBER_SIZE];

    for (size_t i = 0; i < rows && a->boxes; i++) {
        if (c->text == NULL) {
            if (pdn_state_of(c->number[i]) != PDN_VALUE) continue;
            pdn_number_write(c->number[i], number);
            PDN_TRY(look_at(number, a));
        } else if (c->text[i] != NULL &&
                   c->text[i][strspn(c->text[i], " \t\r\n")] != '\0') {
            PDN_TRY(look_at(c->text[i], a));
        }
    }
out:
    return st;
}

/* The bytes of a question without what stands between it and the answer. */
static size_t trimmed(const char *s, size_t n)
{
    while (n > 0 && strchr(about, s[n - 1]) != NULL && s[n - 1] != ']' &&
           s[n - 1] != ')' && s[n - 1] != '?')
        n--;
    return n;
}

/* Is it the same question up to there, with another answer behind? */
static bool shares(const struct asked *a, const struct asked *b, size_t n)
{
    return b->boxes && strncmp(a->text, b->text, n) == 0 &&
           strcmp(a->text, b->text) != 0 &&
           b->text[n + strspn(b->text + n, about)] != '\0';
}

/* The least bytes that a question has: those up to whom it asks about, where
 * something stands behind that. */
static size_t first_end(const char *asks)
{
    const char *who = strstr(asks, "{}");

    if (who == NULL || who[2 + strspn(who + 2, about)] == '\0') return 3;
    return (size_t)(who - asks) + 3;
}

/* Is what stands behind there an answer of some scale (Ofte), or of no contact
 * (Aldri)? */
static pdn_status is_answer(const char *asks, size_t n, pdn_arena *text,
                            bool *yes, bool *none)
{
    const char *word = asks + n + strspn(asks + n, about);
    size_t left = strlen(word);

    while (left > 0 && strchr(about, word[left - 1]) != NULL)
        left--;
    word = pdn_arena_text(text, word, left);
    if (word == NULL) return pdn_no_memory();
    pdn_status st = standard_scales__knows(word, yes);
    return st == PDN_OK ? standard_scales__means_none(word, none) : st;
}

/* May a question that begins so have a box for each answer? One of which
 * several may be ticked; or two of them are answers of a scale. */
static pdn_status has_boxes(const struct all *a, size_t i, size_t n,
                            const char *question, bool *yes)
{
    pdn_status st = PDN_OK;
    pdn_arena text = {0};
    size_t answers = 0;

    *yes = question == NULL || strcmp(question, "barrier") == 0;
    for (size_t k = 0; k < a->n && !*yes; k++) {
        bool known = false, none = false;
        if (k != i && !shares(&a->asked[i], &a->asked[k], n)) continue;
        PDN_TRY(is_answer(a->asked[k].text, n, &text, &known, &none));
        answers += known;
        if (known && none) answers++; /* no contact says enough */
        *yes = answers > 1;
    }
out:
    pdn_arena_clear(&text);
    return st;
}

/* The shortest beginning, up to a sign, that another one has too. */
static pdn_status find_head(struct all *a, size_t i)
{
    pdn_status st = PDN_OK;
    struct asked *one = &a->asked[i];
    const char *question = NULL;
    pdn_arena text = {0};
    bool yes = false;

    for (size_t n = first_end(one->text);
         one->text[n - 1] != '\0' && one->head == 0; n++) {
        if (strchr(between, one->text[n - 1]) == NULL) continue;
        if (one->text[n + strspn(one->text + n, about)] == '\0') break;
        size_t others = 0;
        for (size_t k = 0; k < a->n; k++)
            others += shares(one, &a->asked[k], n);
        if (others == 0) continue;
        const char *head = pdn_arena_text(&text, one->text, n);
        PDN_TRY(pdn_had_memory(head));
        PDN_TRY(question_guess__of_words(head, &text, &question));
        PDN_TRY(has_boxes(a, i, n, question, &yes));
        if (yes) one->head = n;
    }
out:
    pdn_arena_clear(&text);
    return st;
}

static pdn_status part_heading(heading_part *p, const struct asked *a,
                               pdn_arena *text)
{
    const char *s = a->text + a->head + strspn(a->text + a->head, about);
    const char *who = strstr(s, "{}");
    size_t n = who != NULL ? (size_t)(who - s) : strlen(s);

    while (n > 0 && strchr(who != NULL ? about : " ].:|", s[n - 1]) != NULL)
        n--;
    if (n > 0 && s[n - 1] == ')' && memchr(s, '(', n) == NULL) n--;
    p->option = pdn_arena_text(text, s, n);
    p->asks = pdn_arena_text(text, a->text, trimmed(a->text, a->head));
    return pdn_had_memory(p->option != NULL ? p->asks : NULL);
}

pdn_status heading_options__find(const pdn_table *t, pdn_arena *text,
                                 heading_part *part, size_t *boxes)
{
    pdn_status st = PDN_OK;
    struct all *a = NULL;
    size_t *at = NULL;

    *boxes = 0;
    PDN_NEW(a, 1);
    PDN_NEW(at, t->columns);
    for (size_t k = 0; k < t->columns; k++) {
        const heading_part *p = &part[k];
        at[k] = MOST_ASKED;
        if (p->who == NULL || *p->asks == '\0' ||
            (p->actor == UINT32_MAX && p->service == NULL))
            continue;
        at[k] = place_of(a, p->asks);
        if (at[k] == MOST_ASKED) goto out;
        PDN_TRY(look_down(&t->column[k], t->rows, &a->asked[at[k]]));
    }
    for (size_t i = 0; i < a->n; i++) {
        if (a->asked[i].boxes) PDN_TRY(find_head(a, i));
        *boxes += a->asked[i].head > 0;
    }
    for (size_t k = 0; k < t->columns; k++)
        if (at[k] < MOST_ASKED && a->asked[at[k]].head > 0)
            PDN_TRY(part_heading(&part[k], &a->asked[at[k]], text));
out:
    free(at);
    free(a);
    return st;
}
