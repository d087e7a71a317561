"""What goes wrong."""


class Error(Exception):
    """`code` is short and stable ("not-found", "store-busy"), `message` for people."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    def __reduce__(self) -> tuple[type["Error"], tuple[str, str]]:
        return (Error, (self.code, self.message))
