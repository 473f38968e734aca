"""Every field and every value of the contract, over a real socket: a text fills each of them. The golden texts fill most."""
import unittest

from google.protobuf.descriptor import FieldDescriptor

from case import ROOT, EngineInfo, Request, Response, ServerCase, ask, request, unary

# What no golden text has.
TEXTS = [
    'نفى المدير كريم الطويل أن "الجسر القديم سيغلق أمام الشاحنات".',
    'هل قال المدير كريم الطويل إن "الجسر القديم سيغلق أمام الشاحنات"؟',
    'قالت المهندسة سلمى النادر إن الميناء صغير. وقال الوزير سامي الكرمي إن الجسر قديم. '
    'واتصل المدير كريم الطويل بالمهندس نبيل الحكيم، وأكد أن العمل انتهى أمس.',
    'رئيس أرمادا: "المعبر سيفتح غدا أمام الشاحنات"',
    'وصل كريم الطويل ونبيل الحكيم وسامي الكرمي وجلال الشامي وأسعد الجمال ورفعت سمعان وعماد الراعي وحسام النادر ووليد الخطيب ويوسف '
    'المالح، بعد التقرير الذي قال إن العمل "متأخر جدا".',
]
# Any verb of the lexicon has a stance; which have which is tested there.
OPEN = {'isnad.v1.Stance'}


def walk(made, found):
    """Adds the fields that hold something, isnad.v1.Quote.kind, and the values of enums, isnad.v1.QUOTE_KIND_DIRECT."""
    for field, value in made.ListFields():
        found.add(field.full_name)
        for each in value if field.label == FieldDescriptor.LABEL_REPEATED else [value]:
            if field.type == FieldDescriptor.TYPE_MESSAGE:
                walk(each, found)
            elif field.type == FieldDescriptor.TYPE_ENUM:
                found.add(f'isnad.v1.{field.enum_type.values_by_number[each].name}')


def promised(message, found):
    """Adds all that walk() can find below a message, but for values that say unspecified."""
    for field in message.fields:
        found.add(field.full_name)
        if field.type == FieldDescriptor.TYPE_MESSAGE:
            promised(field.message_type, found)
        elif field.type == FieldDescriptor.TYPE_ENUM and field.enum_type.full_name not in OPEN:
            found.update(f'isnad.v1.{value.name}' for value in field.enum_type.values if value.number)


class Contract(ServerCase):
    def questions(self):
        golden = [path.read_text(encoding='utf-8') for path in sorted((ROOT / 'tests' / 'golden').glob('*.txt'))]
        for number, text in enumerate(golden + TEXTS):
            yield request(text, id=str(number))
        uncertain = request(TEXTS[2])
        uncertain.options.min_confidence = 1
        uncertain.options.offset_encoding = 2
        yield uncertain
        known = request(TEXTS[0])
        known.options.known_speakers.add(id='Q7', names=['كريم الطويل', 'Karim Altaweel'])
        known.options.offset_encoding = 3
        yield known

    def test_every_field_is_filled_by_some_text(self):
        found, wanted = set(), set()
        for asked in self.questions():
            walk(ask(self.channel, asked), found)
        promised(Response.DESCRIPTOR, wanted)
        self.assertGreater(len(wanted), 80)
        self.assertEqual(sorted(wanted - found), [])

    def test_the_engine_describes_itself(self):
        found, wanted = set(), set()
        info = unary(self.channel, 'GetEngineInfo', EngineInfo)(b'', timeout=10)
        walk(info, found)
        promised(EngineInfo.DESCRIPTOR, wanted)
        self.assertEqual(sorted(wanted - found), [])
        self.assertEqual(ask(self.channel).engine_version, info.engine_version)

    def test_a_known_speaker_is_linked(self):
        *_, asked = self.questions()
        speaker = ask(self.channel, asked).speakers[0]
        self.assertEqual((speaker.known_speaker_id, speaker.latin_name), ('Q7', 'Karim Altaweel'))

    def test_a_quotation_inside_a_clause_has_it_as_its_parent(self):
        quotes = ask(self.channel, 'وأكد الوزير سامي الكرمي أن الجسر سيبقى "آمنا للجميع" حتى الربيع.').quotes
        self.assertEqual([quote.span.content for quote in quotes], ['أن الجسر سيبقى "آمنا للجميع" حتى الربيع', 'آمنا للجميع'])
        self.assertFalse(quotes[0].HasField('parent_quote_index'))
        self.assertEqual(quotes[1].parent_quote_index, 0)
        only = Request()
        only.CopyFrom(request('وأكد الوزير سامي الكرمي أن الجسر سيبقى "آمنا للجميع" حتى الربيع.'))
        only.options.kinds.append(2)
        left = ask(self.channel, only).quotes
        self.assertEqual([quote.span.content for quote in left], ['آمنا للجميع'])
        self.assertFalse(left[0].HasField('parent_quote_index'))

    def test_what_stands_beside_the_words(self):
        answer = ask(self.channel, 'وأبلغ الوزير سامي الكرمي السفير في مؤتمر صحافي أمس أن "الجسر القديم سيغلق". وأضاف: "سنبني غيره في الربيع".\n'
                                   'وقالت صحيفة النهر: "لا مال للجسر ولا للطريق')
        first, second, last = [quote for quote in answer.quotes if quote.HasField('marked_span')]
        self.assertEqual(first.attribution.addressee.content, 'السفير')
        self.assertEqual(first.attribution.setting.content, 'في مؤتمر صحافي أمس')
        self.assertNotEqual(first.statement_id, second.statement_id)
        self.assertEqual((first.unclosed, second.unclosed, last.unclosed), (False, False, True))
        halves = ask(self.channel, '"لم نتسلم أي تقرير عن الجسر"، قال الوزير سامي الكرمي، "وسنسأل عنه غدا".').quotes
        self.assertEqual(halves[0].statement_id, halves[1].statement_id)

    def test_a_colon_is_a_cue(self):
        quote = ask(self.channel, TEXTS[3]).quotes[0]
        self.assertEqual((quote.attribution.cue.span.content, quote.attribution.cue.kind, quote.attribution.cue.lemma), (':', 5, ''))


if __name__ == '__main__':
    unittest.main()
