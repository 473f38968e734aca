"""How many unmarked continuations were found, in per cent, where a corpus has them annotated (analysis.json beside the gold).

    continuations(pathlib.Path('corpus/reference'), {'reference': response})   ->  100.0

One is found when an answer of that kind begins and ends within 5 code points of it and names the right speaker. A corpus without the
annotation gives NaN. Linear in the answers. SPDX-License-Identifier: Apache-2.0
"""
import json
import math

WITHIN = 5  # code points


def is_found(wanted, response):
    speakers = response.get('speakers', [])
    for quote in response.get('quotes', []):
        span, attribution = quote.get('span', {}), quote.get('attribution', {})
        near = (abs(int(span.get('beginOffset', 0)) - wanted['span']['start']) <= WITHIN
                and abs(int(span.get('endOffset', 0)) - wanted['span']['end']) <= WITHIN)
        if quote.get('kind') != 'QUOTE_KIND_CONTINUATION' or not near or 'speakerIndex' not in attribution:
            continue
        return speakers[int(attribution['speakerIndex'])].get('name') == wanted['speaker']['name']
    return False


def continuations(corpus, responses):
    path = corpus / 'analysis.json'
    if not path.exists():
        return math.nan
    wanted = json.loads(path.read_text(encoding='utf-8')).get('unmarked_continuations', [])
    found = sum(any(is_found(one, response) for response in responses.values()) for one in wanted)
    return 100 * found / len(wanted) if wanted else math.nan
