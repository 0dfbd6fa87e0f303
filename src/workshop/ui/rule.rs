//! The form of one requirement.

use super::prelude::*;
use crate::domain::{
    Kind, Moment, Procedure, ProcedureField, Product, Reopens, RuleField, Setting, Strength,
    Viewer, WhenNo,
};
use crate::format::{BUILT_IN, built_in};
use crate::platform::PlatformId;
use crate::tool::labels;
use crate::view_model::vocabulary;

#[derive(Properties, PartialEq)]
pub struct RuleFormProps {
    /// Its number among the requirements of the file, from 0.
    pub number: usize,
    /// Whether it is the last one.
    pub last: bool,
}

/// The form.
#[component]
pub fn RuleForm(RuleFormProps { number, last }: &RuleFormProps) -> Html {
    use RuleField as Field;

    let (words, dispatch) = (use_words(), use_dispatch());
    let kinds = use_memo(words, |words| Choices(*words).kinds());
    let Some(value) = use_value() else { return Html::default() };
    let number = *number;
    let rules = Place::top(ProcedureField::Rules.word());
    let place = rules.nth(number);
    let at = |field: Field| place.field(field.word());
    let press = |actions: Vec<Action>| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            actions.iter().for_each(|action| dispatch.emit(action.clone()))
        })
    };
    let moved = |down: bool| {
        let to = if down { number + 1 } else { number.saturating_sub(1) };
        let place = rules.clone();
        press(vec![Action::Edit(Edit::Move { place, number, down }), Action::EditRule(Some(to))])
    };
    let name = name_of(words, &value, &place, number);
    let kind = document::text_at(&value, &at(Field::Kind));
    let asked = kind == Kind::Confirm.word();
    let choices = Choices(words);
    html! {
        <section class="ws-rule" aria-labelledby={place.to_string()}>
            <button type="button" class="ds-button" data-variant="tertiary" onclick={press(vec![Action::EditRule(None)])}>
                { words.say(Line::RuleBack) }
            </button>
            <h3 id={place.to_string()} tabindex="-1">{ words.fill(Line::RuleTitle, &[("id", &name)]) }</h3>
            <div class="ws-pair">
                <TextField place={at(Field::Id)} label={words.say(Line::RuleId)} hint={words.say(Line::RuleIdHint)} />
                <TextField place={at(Field::Place)} label={words.said(crate::tool::Said::ToolRulePlace)}
                    hint={words.say(Line::RulePlaceHint)} />
            </div>
            <TextsField place={at(Field::Text)} label={words.say(Line::RuleText)}
                hint={words.say(if asked { Line::RuleTextAskedHint } else { Line::RuleTextHint })} />
            <TextsField place={at(Field::Patient)} label={words.say(Line::RulePatient)} hint={words.say(Line::RulePatientHint)} />
            <TextsField place={at(Field::Short)} label={words.say(Line::RuleShort)} hint={words.say(Line::RuleShortHint)} long=false />
            <ChoiceField place={at(Field::Kind)} label={words.say(Line::RuleKind)} choices={(*kinds).clone()} />
            <div class="ws-pair">
                <ChoiceField place={at(Field::Strength)} label={words.say(Line::RuleStrength)} choices={choices.strengths()} />
                <ChoiceField place={at(Field::Moment)} label={words.say(Line::RuleMoment)} choices={choices.moments()} />
            </div>
            // What only a requirement that is asked has; also where it is written for another kind, so that it can be taken away.
            if asked || !document::text_at(&value, &at(Field::WhenNo)).is_empty()
                || !document::text_at(&value, &at(Field::Reopens)).is_empty() {
                <div class="ws-pair">
                    <ChoiceField place={at(Field::WhenNo)} label={words.say(Line::RuleWhenNo)} choices={choices.when_no()}
                        empty={words.say(Line::RuleWhenNoUsual)} />
                    <ChoiceField place={at(Field::Reopens)} label={words.say(Line::RuleReopens)} choices={choices.reopens()}
                        empty={words.say(Line::RuleReopensUsual)} />
                </div>
            }
            <WordsField place={at(Field::Audience)} label={words.say(Line::RuleAudience)} hint={words.say(Line::RuleAudienceHint)}
                choices={choices.viewers()} />
            <WordsField place={at(Field::Settings)} label={words.say(Line::RuleSettings)} hint={words.say(Line::RuleSettingsHint)}
                choices={choices.settings()} />
            <WordsField place={at(Field::Platforms)} label={words.say(Line::RulePlatforms)}
                hint={words.say(Line::RulePlatformsHint)} choices={choices.platforms()} />
            <TextsField place={at(Field::Note)} label={words.say(Line::RuleNote)} hint={words.say(Line::RuleNoteHint)} />
            <TextField place={at(Field::Link)} label={words.say(Line::RuleAddress)} />
            <div class="ws-row">
                if number > 0 {
                    <button type="button" class="ds-button" data-variant="secondary" onclick={moved(false)}>
                        { words.say(Line::RuleUp) }
                    </button>
                }
                if !last {
                    <button type="button" class="ds-button" data-variant="secondary" onclick={moved(true)}>
                        { words.say(Line::RuleDown) }
                    </button>
                }
                <button type="button" class="ds-button" data-variant="tertiary" data-color="danger"
                    onclick={press(vec![Action::Edit(Edit::Remove(place.clone()))])}>
                    { words.fill(Line::Remove, &[("what", &name)]) }
                </button>
            </div>
        </section>
    }
}

/// The id of a requirement, or its number while it has none.
pub fn name_of(words: Words, value: &Value, place: &Place, number: usize) -> String {
    match document::text_at(value, &place.field(RuleField::Id.word())) {
        "" => words.count(Line::RuleUnnamed, number + 1),
        id => id.to_owned(),
    }
}

/// What can be chosen for the fields of a requirement, in words.
pub(super) struct Choices(pub(super) Words);

impl Choices {
    /// The kinds, each by what a built-in procedure calls it, those that the hospital words itself first.
    fn kinds(&self) -> Vec<Choice> {
        let words = self.0;
        let built_in: Vec<Procedure> = BUILT_IN.iter().filter_map(|(id, _)| built_in(id)).collect();
        let short = |kind: Kind| {
            let rules = built_in.iter().filter_map(|procedure| procedure.rule(kind));
            rules.filter_map(|rule| rule.short(words.0.tag())).next()
        };
        let named = |kind: &Kind| {
            let label = match (kind, short(*kind)) {
                (Kind::Confirm, _) => words.say(Line::KindConfirm).to_owned(),
                (Kind::Inform, _) => words.say(Line::KindInform).to_owned(),
                (kind, Some(short)) => {
                    words.fill(Line::KindOf, &[("short", short), ("word", kind.word())])
                }
                (kind, None) => kind.word().to_owned(),
            };
            Choice { word: kind.word().into(), label }
        };
        let (own, others): (Vec<Kind>, Vec<Kind>) =
            Kind::ALL.iter().partition(|kind| kind.is_generic());
        own.iter().chain(&others).map(named).collect()
    }

    fn strengths(&self) -> Vec<Choice> {
        Choice::list(Strength::ALL, Strength::word, |strength: Strength| {
            self.0.panel(vocabulary::strength(strength))
        })
    }

    pub(super) fn moments(&self) -> Vec<Choice> {
        Choice::list(Moment::ALL, Moment::word, |moment: Moment| {
            self.0.panel(vocabulary::moment(moment))
        })
    }

    fn when_no(&self) -> Vec<Choice> {
        Choice::list(WhenNo::ALL, WhenNo::word, |then: WhenNo| {
            self.0.said(labels::when_no(then)).to_owned()
        })
    }

    fn reopens(&self) -> Vec<Choice> {
        Choice::list(Reopens::ALL, Reopens::word, |reopens: Reopens| {
            self.0.said(labels::reopens(reopens)).to_owned()
        })
    }

    pub(super) fn viewers(&self) -> Vec<Choice> {
        Choice::list(Viewer::ALL, Viewer::word, |viewer: Viewer| {
            self.0.said(labels::viewer(viewer)).to_owned()
        })
    }

    fn settings(&self) -> Vec<Choice> {
        Choice::list(Setting::ALL, Setting::word, |setting: Setting| {
            self.0.panel(vocabulary::setting(setting))
        })
    }

    /// The video systems that a person can name.
    fn platforms(&self) -> Vec<Choice> {
        let named = |word: &'static str| {
            let product =
                Product::parse(word).map(|product| self.0.panel(vocabulary::product_name(product)));
            let label = product.unwrap_or_else(|| self.0.platform(word));
            Choice { word: word.into(), label }
        };
        PlatformId::systems().into_iter().map(named).collect()
    }
}
