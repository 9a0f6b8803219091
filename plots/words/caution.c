/* What is said beside a finding: what it hangs on, and what is not seen. */
#include "sentence_parts.h"

#include "pdnet/words.h"

bool caution__on_one_cut(const pdn_pair *p)
{
    return p->cuts_tried > 1.5 && p->cuts_survived < 1.5;
}

const char *caution__clear(const pdn_pair *p, const char *plain)
{
    return caution__on_one_cut(p) ? pdn_word("Clear, but only when the rarest "
                                             "contacts count too.")
                                  : plain;
}

bool sentence__is_unclear(const pdn_pair *p)
{
    return p->verdict == PDN_HANGS_ON_ONE &&
           PDN_HAS(p->verdict_note, PDN_REASON_FEW_CONTACTS);
}

const char *sentence__caution(const struct view *v)
{
    const unsigned note = v->pair->verdict_note;

    if (PDN_HAS(note, PDN_REASON_LOW_ACTIVITY))
        return pdn_word("At least one of the two has few contacts with "
                        "anybody.");
    if (PDN_HAS(note, PDN_REASON_SINGLE_POST))
        return pdn_word("One of the two has only one post.");
    if (!v->within && v->pair->null == PDN_NULL_LABELS)
        return pdn_word("Contacts inside the services weigh in on what is "
                        "expected.");
    return "";
}

/* The silent could undo the finding with less than twice their share. */
static bool silence_matters(const pdn_pair *p)
{
    return p->tipping > 0 && p->tipping < 2 && p->verdict == PDN_MISSING;
}

/* The two lists share so little that half as many again may be on neither. */
static bool some_forgotten(const pdn_pair *p)
{
    return p->confirmed > 1.5 &&
           p->contacts_estimated >= 1.5 * (p->confirmed + p->one_sided);
}

const char *caution__unseen(const struct view *v)
{
    const pdn_pair *p = v->pair;

    if (silence_matters(p))
        return pdn_say(pdn_word("It would vanish only if those who did not "
                                "answer had over %s times the expected "
                                "contact."),
                       pdn_format_number(p->tipping, 1));
    if (some_forgotten(p))
        return pdn_say(pdn_word("Some contacts may be forgotten: perhaps %s "
                                "pairs of staff have contact, %s report it."),
                       pdn_format_count(p->contacts_estimated),
                       pdn_format_count(p->confirmed + p->one_sided));
    return "";
}
