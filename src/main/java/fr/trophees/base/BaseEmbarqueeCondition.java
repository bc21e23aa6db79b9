package fr.trophees.base;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Looks for the setting itself, even an empty one: {@link ReglagesDeDemarrage} refuses that one. */
class BaseEmbarqueeCondition extends SpringBootCondition {

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        boolean configuree = context.getEnvironment().containsProperty(ReglagesDeDemarrage.URL_DE_LA_BASE);
        ConditionMessage message = ConditionMessage.forCondition(ConditionalOnBaseEmbarquee.class)
                .because(ReglagesDeDemarrage.URL_DE_LA_BASE + (configuree ? " is set" : " is not set"));
        return new ConditionOutcome(!configuree, message);
    }
}
