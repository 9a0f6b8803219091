/* plaintext.h - text that every file format can hold. */
#ifndef PDN_PLAINTEXT_H
#define PDN_PLAINTEXT_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Where s first holds something that is no plain text: a control character
 *  other than tab, LF and CR, a noncharacter, or bytes that are not UTF-8.
 *  SIZE_MAX when there is nothing of the kind. *found is the code point (or
 *  the byte), *width its length in bytes; both may be NULL. XML 1.0 holds
 *  exactly the text that passes. */
size_t pdn_plain_text(const char *s, uint32_t *found, size_t *width);

#ifdef __cplusplus
}
#endif

#endif
