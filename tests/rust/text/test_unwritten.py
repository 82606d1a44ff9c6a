from __future__ import annotations

import pytest

from translator.rust.text.unwritten import all_taken_in


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ('let x = todo!("a").b;', 'let x = todo!("a.b");'),
        (
            'todo!("ctx.Value(K)")\n    .downcast_ref::<T>()\n    .cloned()',
            'todo!("ctx.Value(K).downcast_ref::<T>().cloned()")',
        ),
        (
            'Ok(todo!("f()").map_err(|err| E::A { source: err })?)',
            'Ok(todo!("f().map_err(|err| E::A {{ source: err }})?"))',
        ),
        ('g(todo!("f()").h(")"), 3)', 'g(todo!("f().h(\\")\\")"), 3)'),
        ('todo!("a").b() + todo!("c").d()', 'todo!("a.b()") + todo!("c.d()")'),
        ('todo!("a")', 'todo!("a")'),
        ('let y = "todo!(".len();', 'let y = "todo!(".len();'),
    ],
)
def test_what_is_asked_of_something_unwritten_is_unwritten(text: str, taken: str) -> None:
    assert all_taken_in(text) == taken
