"""Damage the bytes of files, for tests of what reads them."""


def damaged(content, chance):
    """Return `content` with some of its bytes changed, left out or more put in; never nothing."""
    content = bytearray(content)
    for _ in range(chance.choice([1, 1, 2, 9])):
        place = chance.randrange(len(content))
        kind = chance.randrange(4)
        if kind == 0:
            content[place] ^= 1 << chance.randrange(8)
        elif kind == 1:
            content[place] = chance.randrange(256)
        elif kind == 2:
            del content[place:place + chance.choice([1, 9, len(content)])]
        else:
            content[place:place] = chance.randbytes(chance.choice([1, 4, 40]))
        content = content or bytearray(b"\0")
    return bytes(content)
