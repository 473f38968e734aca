"""B-cubed F1 of the answer's speakers as clusters of quotations: is everything that one person said under one speaker, and nothing else?

    f1 = b_cubed(gold documents, {document id: AttributeQuotesResponse with offsets in code points})

Counted are the marked quotations that the gold gives a speaker and the answer attributes to anyone: for each, how much of its predicted
cluster belongs to its gold cluster (precision) and how much of its gold cluster it found (recall). Two gold quotations of a document are
of one cluster when they share the speaker's name or one is called by an alias of the other. A pure function; quadratic in the quotations
of a document.
"""
import re

_FOLD = {ord(c): 'ا' for c in 'أإآٱ'}
_FOLD.update({ord('ى'): 'ي', ord('ة'): 'ه'})


def _fold(name):
    return re.sub(r'[\W_]+', ' ', re.sub('[\u064b-\u065f\u0640]', '', name or '').translate(_FOLD)).strip()


def _trimmed(text, begin, end):
    """The range without what is no letter or digit at its edges: annotations differ in punctuation."""
    while begin < end and not text[begin].isalnum():
        begin += 1
    while end > begin and not text[end - 1].isalnum():
        end -= 1
    return begin, end


def _same_gold(a, b):
    x, y = _fold(a['speaker']), _fold(b['speaker'])
    return x == y or x in map(_fold, b.get('aliases') or []) or y in map(_fold, a.get('aliases') or [])


def _pairs(gold, response):
    """-> [(gold quotation, index of the predicted speaker)] of what both attribute"""
    answered = {}
    for quote in response.get('quotes', []):
        span, attribution = quote.get('span', {}), quote.get('attribution', {})
        if 'markedSpan' in quote and 'speakerIndex' in attribution:
            answered[_trimmed(gold['text'], span.get('beginOffset', 0), span.get('endOffset', 0))] = attribution['speakerIndex']
    pairs = []
    for quote in gold['quotes']:
        place = _trimmed(gold['text'], quote['start'], quote['end'])
        if quote.get('speaker') and quote['class'] in ('speech', 'fragment') and place in answered:
            pairs.append((quote, answered[place]))
    return pairs


def b_cubed(golds, responses):
    """-> (precision, recall, F1), in per cent"""
    precision = recall = count = 0
    for gold in golds:
        pairs = _pairs(gold, responses.get(gold['id'], {}))
        for quote, speaker in pairs:
            mine = [_same_gold(quote, other) for other, _ in pairs]
            theirs = [speaker == other for _, other in pairs]
            both = sum(a and b for a, b in zip(mine, theirs))
            precision += both / sum(theirs)
            recall += both / sum(mine)
            count += 1
    if not count:
        return (float('nan'),) * 3
    precision, recall = 100 * precision / count, 100 * recall / count
    return precision, recall, 2 * precision * recall / (precision + recall)
