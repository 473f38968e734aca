"""Whether the answer says that words were said, as the annotation does.

    polarity(golds, responses)  ->  per cent

Only a corpus whose quotations carry "polarity" (positive or negative) is measured; NaN without one. Negative is what the answer calls
denied or not said. Right among the positive and right among the negative count half each: the negative are few, and an answer that
misses them all must show. Counted are the quotations that the answer attributes; one without a cue is positive.
"""
import math

NEGATIVE = ('POLARITY_DENIED', 'POLARITY_NOT_SAID')


def polarity(golds, responses):
    right, total = {'positive': 0, 'negative': 0}, {'positive': 0, 'negative': 0}
    for gold in golds:
        answers = {(q['span'].get('beginOffset', 0), q['span'].get('endOffset', 0)): q for q in responses.get(gold['id'], {}).get('quotes', [])}
        for quote in gold['quotes']:
            if 'polarity' not in quote or quote['class'] not in ('speech', 'fragment'):
                continue
            attribution = answers.get((quote['start'], quote['end']), {}).get('attribution')
            if attribution is None:
                continue
            stated = attribution.get('cue', {}).get('polarity')
            found = 'negative' if stated in NEGATIVE else 'positive'
            total[quote['polarity']] += 1
            right[quote['polarity']] += found == quote['polarity']
    shares = [right[name] / total[name] for name in total if total[name]]
    return 100 * sum(shares) / len(shares) if shares else math.nan
