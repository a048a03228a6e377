"""Class-based services: attributes, methods, loggers of their own."""
import logging


class Notice:
    def __init__(self, value):
        self.value = value

    def emit(self):
        logging.getLogger("notice").info("notice %s", self.value)

    def size(self):
        return len(self.value)


class Signup:
    logger = logging.getLogger("signup")

    def __init__(self, repo):
        self.repo = repo
        self._log = logging.getLogger("signup.detail")
        self.last = None
        self.count = 0

    def run(self, user):
        self.last = user.email
        self.count += 1
        self._store(user)
        self._say(user.pk)  # clean
        self._say(user.phone_number)  # want: RZ405
        return self._describe(user)

    def report(self):
        self.logger.info("last was %s", self.last)  # want: RZ405
        self.logger.info("count is %d", self.count)  # clean

    def _say(self, text):
        self._log.info("said %s", text)

    def _store(self, user):
        self._log.debug("storing %s", user.last_name)  # want: RZ405
        self.repo.add(user)

    def _describe(self, user):
        return {"name": user.first_name, "pk": user.pk}

    def describe(self, user):
        self.logger.info("%s", self._describe(user))  # want: RZ405
        self.logger.info("%s", self._describe(user)["pk"])  # clean
        self.logger.info("%s", sorted(self._describe(user)))  # clean: keys

    @staticmethod
    def shout(text):
        print(text.upper())

    @classmethod
    def shout_all(cls, texts):
        for text in texts:
            cls.shout(text)

    def shouted(self, user):
        self.shout(user.email)  # want: RZ405
        Signup.shout_all([user.email, user.pk])  # want: RZ405
        Signup.shout_all([user.pk])  # clean


class Base:
    def emit(self, text):
        raise NotImplementedError("emit")


class Loud(Base):
    def emit(self, text):
        print("loud", text)


class Mute(Base):
    def emit(self, text):
        return None


def outside(user):
    notice = Notice(user.email)
    notice.emit()  # want: RZ405
    quiet = Notice(user.pk)
    quiet.emit()  # clean
    logging.info("size %d", notice.size())  # clean: a length


def polymorphic(user):
    Loud().emit(user.email)  # want: RZ405
    Mute().emit(user.email)  # clean: says nothing
