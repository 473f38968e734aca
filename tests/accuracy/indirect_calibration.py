"""How far the confidence of statements without marks is from their share of right answers.

    indirect_calibration(golds, responses, same_speaker, overlap)  ->  100 less the expected calibration error, per cent

Ten bins of equal width, as the scorer has them for spans between marks. Right is a statement whose extent and speaker the scorer takes for
right; each annotated statement counts for one answer. NaN where nothing is annotated.
"""
import math


def indirect_calibration(golds, responses, same_speaker, overlap):
    stated = []
    for gold in golds:
        if 'indirect' not in gold:
            continue
        response = responses.get(gold['id'], {})
        free = []
        for quote in response.get('quotes', []):
            attribution = quote.get('attribution', {})
            if quote.get('kind') != 'QUOTE_KIND_INDIRECT' or 'speakerIndex' not in attribution:
                continue
            free.append({'start': int(quote['span'].get('beginOffset', 0)), 'end': int(quote['span'].get('endOffset', 0)),
                         'name': response['speakers'][int(attribution['speakerIndex'])].get('name'),
                         'confidence': attribution.get('confidence', 0), 'right': False})
        stated += free
        for statement in gold['indirect']:
            best = max(free, key=lambda answer: overlap(answer, statement), default=None)
            if best is not None and overlap(best, statement) >= 0.5:
                free = [answer for answer in free if answer is not best]
                best['right'] = same_speaker(best['name'], statement)
    if not stated or not any(gold.get('indirect') for gold in golds):
        return math.nan
    bins = {}
    for answer in stated:
        bins.setdefault(min(int(answer['confidence'] * 10), 9), []).append(answer)
    error = sum(abs(sum(a['confidence'] for a in group) - sum(a['right'] for a in group)) for group in bins.values())
    return 100 - 100 * error / len(stated)
