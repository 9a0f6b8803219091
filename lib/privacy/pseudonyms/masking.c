#include "masking.h"

#include <stdlib.h>
#include <string.h>

/* The shortest text that is looked for within others: shorter ones, and
 * numbers, stand there for other reasons. */
enum { SHORTEST = 3 };

pdn_status masking__begin(masking *m)
{
    m->met = pdn_new(m->o->keeps, sizeof *m->met);
    return pdn_had_memory(m->met);
}

static bool is_looked_for(const char *s)
{
    size_t letters = 0;
    bool digits = true;

    for (; *s != '\0'; s++) {
        letters += ((unsigned char)*s & 0xC0) != 0x80;
        digits &= *s >= '0' && *s <= '9';
    }
    return letters >= SHORTEST && !digits;
}

pdn_status masking__add_called(masking *m, const char *text, uint32_t actor)
{
    pdn_status st = PDN_OK;
    const char *key = NULL;

    char *copy = pdn_arena_string(&m->text, text);
    if (copy == NULL) return pdn_no_memory();
    PDN_TRY(pdn_name_key(&m->text, copy, &key));
    if (!is_looked_for(key)) goto out;
    PDN_TRY(pdn_list_reserve(&m->called, sizeof *m->called, m->calleds + 1,
                             &m->called_capacity));
    m->called[m->calleds++] = (masking__called){key, actor};
    m->sorted = false;
out:
    return st;
}

pdn_status masking__add_actor(masking *m, const char *id, const char *name)
{
    pdn_status st = PDN_OK;
    const uint32_t actor = (uint32_t)m->actors;
    uint32_t first = 0;

    PDN_TRY(
        pdn_list_reserve(&m->id, sizeof *m->id, m->actors + 1, &m->capacity));
    PDN_TRY(pdn_arena_keep(&m->text, id, &m->id[actor]));
    PDN_TRY(names__add(&m->names, id, actor, true, &first));
    if (first != actor)
        PDN_FAIL(PDN_EDATA,
                 "actors %u and %u have one id but for how it is written, and "
                 "would have one pseudonym",
                 first + 1, actor + 1);
    m->actors++;
    PDN_TRY(masking__add_called(m, id, actor));
    if (name == NULL || name[0] == '\0' || strcmp(name, id) == 0) goto out;
    PDN_TRY(names__add(&m->names, name, actor, false, &first));
    PDN_TRY(masking__add_called(m, name, actor));
out:
    return st;
}

pdn_status masking__add_alias(masking *m, const char *alias, const char *id)
{
    pdn_status st = PDN_OK;
    int64_t actor = PDN_NAMES_NONE;
    uint32_t first = 0;

    PDN_TRY(names__find(&m->names, id, &actor));
    if (actor == PDN_NAMES_NONE) goto out;
    PDN_TRY(names__add(&m->names, alias, (uint32_t)actor, true, &first));
    PDN_TRY(masking__add_called(m, alias, (uint32_t)actor));
out:
    return st;
}

pdn_status masking__find(masking *m, const char *text, const char **id)
{
    pdn_status st = PDN_OK;
    int64_t actor = PDN_NAMES_NONE;
    const pdn_called *named = NULL;

    *id = NULL;
    PDN_TRY(names__find(&m->names, text, &actor));
    if (actor == PDN_NAMES_NONE) {
        PDN_TRY(names__named(&m->names, text, &named));
        if (named == NULL || named->shared) goto out;
        actor = (int64_t)named->actor;
    }
    *id = m->id[actor];
out:
    return st;
}

static pdn_status add_row(masking *m, const char *text, const char *key)
{
    pdn_status st = PDN_OK;
    char pseudonym[PDN_PSEUDONYM_SIZE];
    pdn_pseudonym_row row = {0};
    const uint32_t next = (uint32_t)m->who.rows;
    uint32_t first = 0;

    PDN_TRY(pdn_pseudonym(m->key, key, pseudonym));
    PDN_TRY(pdn_list_reserve(&m->who.row, sizeof row, m->who.rows + 1,
                             &m->who.capacity));
    PDN_TRY(pdn_arena_keep(&m->who.text, text, &row.id));
    PDN_TRY(pdn_arena_keep(&m->who.text, pseudonym, &row.pseudonym));
    PDN_TRY(textmap__put(&m->taken, row.pseudonym, next, &first));
    if (first != next)
        PDN_FAIL(PDN_EDATA,
                 "two ids have one pseudonym under this key: want another key");
    PDN_TRY(textmap__put(&m->known, key, next, NULL));
    m->who.row[m->who.rows++] = row;
out:
    return st;
}

pdn_status masking__of_text(masking *m, const char *text, const char **out)
{
    pdn_status st = PDN_OK;
    const char *key = NULL;
    int64_t at = PDN_TEXTMAP_NONE;

    char *copy = pdn_arena_string(&m->text, text);
    if (copy == NULL) return pdn_no_memory();
    PDN_TRY(pdn_name_key(&m->text, copy, &key));
    at = textmap__get(&m->known, key);
    if (at == PDN_TEXTMAP_NONE) {
        PDN_TRY(add_row(m, text, key));
        at = (int64_t)m->who.rows - 1;
    }
    *out = m->who.row[at].pseudonym;
out:
    return st;
}

pdn_status masking__of_person(masking *m, const char *text, const char **out)
{
    pdn_status st = PDN_OK;
    const char *id = NULL;

    PDN_TRY(masking__find(m, text, &id));
    PDN_TRY(masking__of_text(m, id != NULL ? id : text, out));
out:
    return st;
}

pdn_status masking__add_group(masking *m, const char *name)
{
    pdn_status st = PDN_OK;
    const char *key = NULL;

    if (name == NULL || name[0] == '\0') return PDN_OK;
    PDN_TRY(pdn_name_key(&m->text, name, &key));
    PDN_TRY(textmap__put(&m->group, key, 0, NULL));
out:
    return st;
}

/* One of several: a person first, for a list may call an organisation both. */
static pdn_status of_one(masking *m, const char *text, const char **out)
{
    pdn_status st = PDN_OK;
    const char *key = NULL, *id = NULL;

    PDN_TRY(masking__find(m, text, &id));
    PDN_TRY(pdn_name_key(&m->text, text, &key));
    *out = text;
    if (id == NULL && textmap__get(&m->group, key) != PDN_TEXTMAP_NONE)
        goto out;
    PDN_TRY(masking__of_person(m, text, out));
out:
    return st;
}

pdn_status masking__of_people(masking *m, const char *cell, const char **out)
{
    static const char signs[] = ",;+";
    pdn_status st = PDN_OK;
    const char *whole = NULL, *one = NULL;
    char *all = NULL;
    size_t used = 0;

    PDN_TRY(masking__find(m, cell, &whole));
    if (whole != NULL) return masking__of_person(m, cell, out);
    all =
        pdn_arena_get(&m->text, (strlen(cell) + 1) * (PDN_PSEUDONYM_SIZE + 2));
    PDN_TRY(pdn_had_memory(all));
    all[0] = '\0';
    for (const char *s = cell; *s != '\0';) {
        s += strspn(s, ",;+ \t");
        size_t n = strcspn(s, signs), length = n;
        while (length > 0 && (s[length - 1] == ' ' || s[length - 1] == '\t'))
            length--;
        if (length == 0) break;
        const char *part = pdn_arena_text(&m->text, s, length);
        PDN_TRY(pdn_had_memory(part));
        PDN_TRY(of_one(m, part, &one));
        if (used > 0) all[used++] = '+';
        strcpy(all + used, one);
        used += strlen(one);
        s += n;
    }
    *out = all;
out:
    return st;
}

bool masking__keeps(masking *m, const char *column)
{
    bool keeps = false;

    for (size_t i = 0; i < m->o->keeps; i++) {
        if (strcmp(m->o->keep[i], column) != 0) continue;
        m->met[i] = true;
        keeps = true;
    }
    return keeps;
}

pdn_status masking__tell_unmet(masking *m)
{
    pdn_status st = PDN_OK;

    for (size_t i = 0; i < m->o->keeps; i++)
        if (!m->met[i])
            PDN_TRY(pdn_diagnostics_add(
                m->f,
                (pdn_diagnostic){.severity = PDN_ERROR, .code = "no-column"},
                "no column is called \"%s\", which is to be kept",
                m->o->keep[i]));
out:
    return st;
}

void masking__clear(masking *m)
{
    names__clear(&m->names);
    textmap__clear(&m->group);
    textmap__clear(&m->known);
    textmap__clear(&m->taken);
    pdn_pseudonyms_clear(&m->who);
    pdn_arena_clear(&m->text);
    free(m->met);
    free(m->id);
    free(m->called);
}

void pdn_pseudonyms_clear(pdn_pseudonyms *who)
{
    free(who->row);
    pdn_arena_clear(&who->text);
    *who = (pdn_pseudonyms){0};
}
